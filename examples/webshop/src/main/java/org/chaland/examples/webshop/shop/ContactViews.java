package org.chaland.examples.webshop.shop;

import java.util.Locale;
import org.chaland.checkout.ShowAgain;
import org.chaland.prefill.ContactStep;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the contact page, in its several situations. */
@Component
class ContactViews {

    private static final String ON_RECORD = "contact.offer.record";

    ModelAndView opened(ContactStep step, Locale locale) {
        return view(HttpStatus.OK, ContactPage.opened(step, choices(step, locale), locale));
    }

    /** The form again, with what was typed and the reason. */
    ModelAndView again(ShowAgain again, ContactInput input, Locale locale) {
        return switch (again.why()) {
            case INVALID ->
                typed(HttpStatus.UNPROCESSABLE_CONTENT, again, input, locale).addObject("rejected", true);
            case CHANGED_ELSEWHERE -> urgent(HttpStatus.CONFLICT, "contact.conflict", again, input, locale);
            case EXPIRED -> urgent(HttpStatus.GONE, "contact.expired", again, input, locale);
            case TOO_OFTEN -> urgent(HttpStatus.TOO_MANY_REQUESTS, "contact.tooOften", again, input, locale);
            case NOT_PASSED, SIGNED_IN_SINCE -> typed(HttpStatus.OK, again, input, locale);
            case SIGN_IN_REQUIRED, KNOWN_ADDRESS ->
                urgent(HttpStatus.FORBIDDEN, "contact.signInRequired." + again.why(), again, input, locale);
        };
    }

    /** The form after one of the offered values was taken. */
    ModelAndView taken(ContactStep step, ContactInput input, Locale locale) {
        return typed(HttpStatus.OK, step, input, ON_RECORD, locale);
    }

    /** The form after all that was offered was taken, an invoicing identity too. */
    ModelAndView takenAll(ContactStep step, ContactInput input, Locale locale) {
        return taken(step, input.billedAs(step.values()), locale);
    }

    /** The form again, because the invoice is for somebody who is not named. */
    ModelAndView billsNobody(ContactStep step, ContactInput input, Locale locale) {
        return typed(HttpStatus.UNPROCESSABLE_CONTENT, step, input, ON_RECORD, locale)
                .addObject("rejected", true)
                .addAllObjects(Notices.urgent("contact.billing.empty"));
    }

    private static ModelAndView urgent(
            HttpStatus status, String noticeKey, ShowAgain again, ContactInput input, Locale locale) {
        return typed(status, again, input, locale).addAllObjects(Notices.urgent(noticeKey));
    }

    private static ModelAndView typed(HttpStatus status, ShowAgain again, ContactInput input, Locale locale) {
        return typed(status, again.step(), input, ON_RECORD, locale);
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
