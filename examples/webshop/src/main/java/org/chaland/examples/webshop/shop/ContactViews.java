package org.chaland.examples.webshop.shop;

import java.util.Locale;
import org.chaland.checkout.ContactStep;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the contact page, in its several situations. */
@Component
class ContactViews {

    private static final String TYPED_BEFORE = "contact.offer.typed";
    private static final String ON_RECORD = "contact.offer.record";

    ModelAndView opened(ContactStep step, Locale locale) {
        return view(HttpStatus.OK, ContactPage.opened(step, choices(step, locale), locale));
    }

    ModelAndView rejected(ContactStep step, ContactInput input, Locale locale) {
        return typed(HttpStatus.UNPROCESSABLE_CONTENT, step, input, TYPED_BEFORE, locale)
                .addObject("rejected", true);
    }

    ModelAndView conflicting(ContactStep step, ContactInput input, Locale locale) {
        return typed(HttpStatus.CONFLICT, step, input, ON_RECORD, locale)
                .addAllObjects(Notices.urgent("contact.conflict"));
    }

    ModelAndView expired(ContactStep step, ContactInput input, Locale locale) {
        return typed(HttpStatus.GONE, step, input, ON_RECORD, locale).addAllObjects(Notices.urgent("contact.expired"));
    }

    ModelAndView again(ContactStep step, ContactInput input, Locale locale) {
        return typed(HttpStatus.OK, step, input, ON_RECORD, locale);
    }

    private static ModelAndView typed(
            HttpStatus status, ContactStep step, ContactInput input, String offerKey, Locale locale) {
        return view(status, ContactPage.typed(step, input, offerKey, choices(step, locale), locale));
    }

    private static Choices choices(ContactStep step, Locale locale) {
        return new Choices(step.countries(), locale);
    }

    private static ModelAndView view(HttpStatus status, ContactPage page) {
        return new ModelAndView("contact", status).addObject("page", page).addObject("languageForm", "contact");
    }
}
