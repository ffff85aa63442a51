package dev.marquee.site.lookup;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.client.TicketClient.GuestFile;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** The file of what is stored about somebody without an account. */
@Controller
@RequestMapping("/lookup/data")
class OwnDataController {

    private final TicketClient tickets;

    OwnDataController(TicketClient tickets) {
        this.tickets = tickets;
    }

    @GetMapping
    ModelAndView page(
            @CookieValue(name = LookupController.COOKIE, defaultValue = "") String token) {
        return page(token, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView ask(@CookieValue(name = LookupController.COOKIE, defaultValue = "") String token) {
        try {
            tickets.askForFile(token);
        } catch (HttpClientErrorException.Conflict e) {
            return page(token, HttpStatus.CONFLICT).addObject("refused", true);
        }
        return new ModelAndView(SeeOther.at("/lookup/data"));
    }

    private ModelAndView page(String token, HttpStatus status) {
        tickets.bookings(token); // 401 where the half hour is over
        return new ModelAndView("lookup-data", status).addObject("file", last(token).orElse(null));
    }

    private Optional<GuestFile> last(String token) {
        try {
            return Optional.of(tickets.file(token));
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }

    @ExceptionHandler({
        HttpClientErrorException.Unauthorized.class,
        HttpClientErrorException.BadRequest.class
    })
    View expired() {
        return SeeOther.at("/lookup?expired=true");
    }
}
