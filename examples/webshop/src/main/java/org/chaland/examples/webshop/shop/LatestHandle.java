package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.chaland.model.Handle;

/**
 * Which handle a browser has got in place of which, for a second click that was sent before the answer to the first came. Kept
 * in the session; not serialisable on purpose, so that no session file ever holds a handle. Its text form is masked.
 */
final class LatestHandle {

    private static final String ATTRIBUTE = "shop.latestHandle";

    private final Optional<Handle> before;
    private final Handle now;

    private LatestHandle(Optional<Handle> before, Handle now) {
        this.before = before;
        this.now = now;
    }

    /** The handle to go on with: the one sent, or what has taken its place since. */
    static Optional<Handle> of(HttpServletRequest request) {
        var sent = Cookies.handle(request);
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof LatestHandle latest
                        && latest.before.equals(sent)
                ? Optional.of(latest.now)
                : sent;
    }

    static void remember(HttpServletRequest request, Handle handle) {
        request.getSession().setAttribute(ATTRIBUTE, new LatestHandle(Cookies.handle(request), handle));
    }

    static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    @Override
    public String toString() {
        return "LatestHandle[masked]";
    }
}
