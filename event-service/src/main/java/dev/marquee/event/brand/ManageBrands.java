package dev.marquee.event.brand;

import dev.marquee.event.picture.LogoPictures;
import dev.marquee.event.picture.LogoPictures.Refused;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * What organisers do with their looks, and admins with anybody's. The services that show them are
 * told by the outbox, in the transaction of the change.
 */
@Service
class ManageBrands {

    private final Brands brands;
    private final LogoPictures pictures;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ManageBrands(
            Brands brands,
            LogoPictures pictures,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.brands = brands;
        this.pictures = pictures;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Whose look a caller works on.
     *
     * @param organizer null for the caller's own
     * @throws ErrorResponseException 404 for somebody else's, but for admins
     */
    static long whose(Caller caller, @Nullable Long organizer) {
        if (organizer == null || organizer == caller.id()) return caller.id();
        if (!caller.has("ADMIN")) throw Problems.notFound("brand");
        return organizer;
    }

    /**
     * Stores a name and a colour.
     *
     * @param expected the version that the caller saw; null for any
     * @param name null for none
     * @param colour null for those of the house
     * @throws ErrorResponseException 412 if it has changed since
     */
    void describe(
            long organizer,
            @Nullable Long expected,
            @Nullable String name,
            @Nullable Colour colour) {
        transaction.executeWithoutResult(status -> {
            if (!brands.describe(organizer, expected, name, colour))
                throw Versions.changed("brand");
            changed(organizer, "brand.changed");
        });
    }

    /**
     * The same with another logo.
     *
     * @param file null to keep the logo
     * @throws Refused if it is no picture that we take; then everything stays as it is
     */
    void save(
            long organizer,
            @Nullable Long expected,
            @Nullable String name,
            @Nullable Colour colour,
            byte @Nullable [] file)
            throws Refused {
        var logo = file == null ? null : pictures.of(file);
        transaction.executeWithoutResult(status -> {
            describe(organizer, expected, name, colour);
            if (logo != null) store(organizer, logo);
        });
    }

    private void store(long organizer, LogoPictures.Logo logo) {
        brands.put(organizer, logo);
        changed(organizer, "brand.logo-changed");
    }

    /**
     * Makes a file the logo.
     *
     * @throws Refused if it is no picture that we take; then everything stays as it is
     */
    void putLogo(long organizer, byte[] file) throws Refused {
        var logo = pictures.of(file);
        transaction.executeWithoutResult(status -> store(organizer, logo));
    }

    /** Takes the logo away. */
    void removeLogo(long organizer) {
        transaction.executeWithoutResult(status -> {
            if (brands.find(organizer).logo() == null) return;
            brands.put(organizer, null);
            changed(organizer, "brand.logo-removed");
        });
    }

    /** What is told is read when it is delivered: a later change is told at once. */
    private void changed(long organizer, String what) {
        audit.record(what, "brand:" + organizer, "");
        for (var topic : List.of(BrandDelivery.TO_TICKETS, BrandDelivery.TO_MAILS))
            outbox.publish(topic, String.valueOf(organizer), Map.of());
    }
}
