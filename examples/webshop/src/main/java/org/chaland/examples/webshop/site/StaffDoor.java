package org.chaland.examples.webshop.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Knows under which staff password a session was opened. Sessions outlive a restart, and with it a change of the password: those
 * that the old one opened end then. A session keeps an id of the password, never a digest that could be guessed at.
 */
@Component
public class StaffDoor {

    private static final String OPENED_BY = "staff.openedBy";
    private static final String BROWSER = "staff-browser";
    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final JdbcClient database;
    private final String hash;
    private final String id;

    StaffDoor(JdbcClient database, PasswordEncoder passwords, @Value("${webshop.staff-password}") String password) {
        this.database = database;
        var known = database.sql("select id, password_hash from shop_staff_password")
                .query((row, number) -> new Known(row.getString("id"), row.getString("password_hash")))
                .optional()
                .filter(stored -> passwords.matches(password, stored.hash()));
        var now = known.orElseGet(() -> new Known(UUID.randomUUID().toString(), passwords.encode(password)));
        if (known.isEmpty()) {
            replace(now);
        }
        hash = now.hash();
        id = now.id();
    }

    private void replace(Known now) {
        database.sql("delete from shop_staff_password").update();
        database.sql("insert into shop_staff_password (id, password_hash) values (?, ?)")
                .params(now.id(), now.hash())
                .update();
    }

    /** The hash of the password, as the password encoder made it. */
    public String passwordHash() {
        return hash;
    }

    /** Staff have just signed in with the password, under that name: their browser is known from now on. */
    public void enter(HttpServletRequest request, HttpServletResponse response, String name) {
        request.getSession().setAttribute(OPENED_BY, id);
        SiteCookies.write(request, response, BROWSER, mark(name), KNOWN_FOR);
    }

    /** Whether somebody last signed in under that name in this browser, with the password of today. */
    public boolean knows(HttpServletRequest request, String name) {
        return SiteCookies.read(request, BROWSER).filter(mark(name)::equals).isPresent();
    }

    /** Only who knows the id of the password can make it. */
    private String mark(String name) {
        return Secrets.hash(name + " " + id);
    }

    /** Whether the session of the request was opened with the password of today. */
    public boolean isOpen(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && id.equals(session.getAttribute(OPENED_BY));
    }

    private record Known(String id, String hash) {}
}
