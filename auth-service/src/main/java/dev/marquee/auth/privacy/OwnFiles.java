package dev.marquee.auth.privacy;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The file of the caller: pages and API ask for the same. */
@Component
class OwnFiles {

    private final Accounts accounts;
    private final AskForFile ask;
    private final StoredFiles files;
    private final ReaderLocales locales;
    private final Languages languages;

    OwnFiles(
            Accounts accounts,
            AskForFile ask,
            StoredFiles files,
            ReaderLocales locales,
            Languages languages) {
        this.accounts = accounts;
        this.ask = ask;
        this.files = files;
        this.locales = locales;
        this.languages = languages;
    }

    Optional<PersonalFile> last(Caller caller) {
        return files.of(StoredFiles.asker(caller.id()));
    }

    boolean mayAsk(Caller caller) {
        return ask.isOver(last(caller));
    }

    PersonalFile ask(Caller caller) {
        var account = account(caller);
        var locale =
                languages
                        .named(account.locale())
                        .or(locales::current)
                        .orElseGet(() -> languages.house().locale());
        return ask.of(account, locale);
    }

    /** The file of this number, which is the caller's. */
    ResponseEntity<StreamingResponseBody> content(Caller caller, long id) {
        var file =
                last(caller)
                        .filter(one -> one.id() == id && one.isReady())
                        .orElseThrow(() -> Problems.notFound("file"));
        return answer(file);
    }

    /** The file of whoever has the token, a guest. */
    ResponseEntity<StreamingResponseBody> content(String token) {
        return answer(files.byToken(token).orElseThrow(() -> Problems.notFound("file")));
    }

    private ResponseEntity<StreamingResponseBody> answer(PersonalFile file) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("my-data.zip").build().toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.size())
                .body(out -> files.write(file.id(), out));
    }

    private Account account(Caller caller) {
        return accounts.byId(caller.id())
                .filter(account -> !account.disabled())
                .orElseThrow(() -> Problems.notFound("account"));
    }
}
