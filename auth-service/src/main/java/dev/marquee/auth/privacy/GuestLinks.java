package dev.marquee.auth.privacy;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The links by which guests fetch their files. Each file has one, which is computed: so a page that
 * is opened twice shows the same, and the database keeps no more than its hash.
 */
@Component
class GuestLinks {

    private static final String ALGORITHM = "HmacSHA256";

    private final StoredFiles files;
    private final SecretKeySpec secret;

    GuestLinks(StoredFiles files, MarqueeSettings settings) {
        this.files = files;
        var file = settings.data().resolve("secrets/export-links");
        var text = SecretFile.readOrCreate(file, RandomToken::create);
        this.secret = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Where a file that is ready can be fetched until its time is over. */
    String path(PersonalFile file) {
        var token = token(file);
        files.opens(file.id(), token);
        return "/profile/export/link/" + token;
    }

    private String token(PersonalFile file) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            var text = "%d:%s".formatted(file.id(), file.readyAt());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
