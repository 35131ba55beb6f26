package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.Page;
import org.chaland.backoffice.Staff;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The people in the courses that the visitor teaches. Whoever is signed in may ask: the LMS says what they teach, and Chaland shows
 * nobody else. They are no staff of the back office, and see none of its pages.
 */
@Controller
class TeachingController {

    private static final Logger LOG = LoggerFactory.getLogger(TeachingController.class);

    private final Chaland chaland;
    private final ShopId shop;

    TeachingController(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    @GetMapping("/teaching")
    ModelAndView people(@RequestParam Optional<String> after, HttpServletRequest request) {
        if (!(ShopSession.visitor(request) instanceof Visitor.SignedIn visitor)) {
            return new ModelAndView("redirect:/support");
        }
        var teacher = Staff.of(shop, visitor.account().subject(), "trainer", Purpose.TRAINING)
                .withAccount(visitor.account());
        try {
            return shown(chaland.backOffice().newest(teacher, after.flatMap(CustomerId::read)), after.isEmpty());
        } catch (ProviderUnavailableException | ProviderRefusalException failure) {
            LOG.warn("The LMS does not say who teaches.", RedactedCause.of(failure));
            return new ModelAndView("teaching", HttpStatus.SERVICE_UNAVAILABLE).addObject("unknown", true);
        }
    }

    private static ModelAndView shown(Page<CustomerEntry, CustomerId> page, boolean first) {
        return new ModelAndView("teaching")
                .addObject("people", page.items())
                .addObject("next", page.next().orElse(null))
                .addObject("first", first);
    }
}
