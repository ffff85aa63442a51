package dev.marquee.event.brand;

import dev.marquee.event.picture.LogoPictures.Refused;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Gives the demo's organiser a name, a colour and a logo, unless somebody has said something. */
@Component
@Profile("demo")
class DemoBrand implements ApplicationRunner {

    private static final long ORGANIZER = 2;
    private static final Colour TEAL = new Colour(0x0b7285);

    private final Brands brands;
    private final ManageBrands manage;
    private final Resource logo;

    DemoBrand(Brands brands, ManageBrands manage, @Value("classpath:demo/logo.png") Resource logo) {
        this.brands = brands;
        this.manage = manage;
        this.logo = logo;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException, Refused {
        if (brands.find(ORGANIZER).version() > 0) return;
        manage.save(ORGANIZER, null, "Tejo Arts Council", TEAL, logo.getContentAsByteArray());
    }
}
