package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.examples.webshop.site.Secrets;
import org.springframework.web.util.WebUtils;

/**
 * The last texts of one kind that a session keeps, under ids that tell nothing and may stand in an address. Not serialisable
 * on purpose, so that no session file ever holds what was typed. Its text form is masked. Safe for use by several threads.
 */
final class SessionNotes {

    private static final int KEPT = 20;
    private static final int ID_LENGTH = 8;

    private final Map<String, String> byId = new LinkedHashMap<>();

    private SessionNotes() {}

    /** Those of the request's session under that name. */
    static SessionNotes of(HttpServletRequest request, String name) {
        var session = request.getSession();
        synchronized (WebUtils.getSessionMutex(session)) {
            if (session.getAttribute(name) instanceof SessionNotes notes) {
                return notes;
            }
            var notes = new SessionNotes();
            session.setAttribute(name, notes);
            return notes;
        }
    }

    static String newId() {
        return Secrets.readable(ID_LENGTH);
    }

    /** Keeps a text under a new id; the oldest one makes room. */
    String keep(String text) {
        var id = newId();
        keep(id, text);
        return id;
    }

    synchronized void keep(String id, String text) {
        byId.put(id, text);
        while (byId.size() > KEPT) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    /** Empty if it was never kept, has made room, or was lost with a restart. */
    synchronized Optional<String> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public String toString() {
        return "SessionNotes[masked]";
    }
}
