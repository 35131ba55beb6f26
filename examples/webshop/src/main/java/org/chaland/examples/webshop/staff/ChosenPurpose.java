package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Purpose;

/**
 * What staff have come for: remembered with their session, until they choose otherwise. This shop does not know who trains and
 * looks after whom, so it offers no purpose that asks for that.
 */
final class ChosenPurpose {

    static final List<Purpose> OFFERED = List.of(
            Purpose.ORDER_HANDLING, Purpose.SUPPORT, Purpose.ACCOUNTING, Purpose.DATA_REQUEST, Purpose.SECURITY);

    private static final String CHOSEN = "staff.purpose.chosen";

    private ChosenPurpose() {}

    /** That for which the back office is there, unless another was chosen. */
    static Purpose of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(CHOSEN))
                .flatMap(ChosenPurpose::offered)
                .orElse(Purpose.ORDER_HANDLING);
    }

    /** The purpose of that name, or empty if it is not offered. */
    static Optional<Purpose> offered(String name) {
        return Purpose.read(name).filter(OFFERED::contains);
    }

    static void remember(HttpServletRequest request, Purpose purpose) {
        request.getSession().setAttribute(CHOSEN, purpose.name());
    }
}
