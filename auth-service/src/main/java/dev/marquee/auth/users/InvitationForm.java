package dev.marquee.auth.users;

import dev.marquee.auth.account.DeliverableEmail;
import dev.marquee.auth.account.Role;
import dev.marquee.platform.value.PersonName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is asked to join. */
record InvitationForm(
        @NotBlank
                @PersonName
                @Size(max = 100)
                @Pattern(regexp = "\\P{Cc}*", message = "{name.plain}")
                @Nullable String name,
        @NotBlank @DeliverableEmail @Nullable String email,
        @NotEmpty @Nullable Set<Role> roles) {}
