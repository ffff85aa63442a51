package dev.marquee.notification.push;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.SecretFile;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The keys by which push services know this installation. They are made once: others would void
 * every subscription.
 */
@Component
class PushKeys {

    private final VapidKeys keys;
    private final WebPush webPush;

    PushKeys(MarqueeSettings settings) {
        var file = settings.data().resolve("secrets/push-keys");
        var lines = SecretFile.readOrCreate(file, PushKeys::generate).strip().split("\n");
        this.keys = VapidKeys.create(lines[0], lines[1]);
        this.webPush = new WebPush(subject(settings.publicUrl().toString()), keys);
    }

    private static String generate() {
        var made = VapidKeys.generate();
        return made.getX509PublicKey() + "\n" + made.getPkcs8PrivateKey() + "\n";
    }

    /** Whom a push service may ask about what comes from here: only https will do. */
    private static String subject(String publicUrl) {
        return publicUrl.startsWith("https:") ? publicUrl : "https://localhost";
    }

    /** What a browser needs to subscribe, in Base64 for addresses. */
    String publicKey() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.getApplicationServerKey());
    }

    WebPush webPush() {
        return webPush;
    }
}
