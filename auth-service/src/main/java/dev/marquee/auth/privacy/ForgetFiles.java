package dev.marquee.auth.privacy;

import dev.marquee.platform.value.EmailAddress;
import org.springframework.stereotype.Component;

/** Deletes the files of guests who are forgotten; those of accounts go with the account. */
@Component
public class ForgetFiles {

    private final StoredFiles files;

    ForgetFiles(StoredFiles files) {
        this.files = files;
    }

    /** In the caller's transaction. */
    public void forget(EmailAddress guest) {
        files.forget(StoredFiles.asker(guest.value()));
    }
}
