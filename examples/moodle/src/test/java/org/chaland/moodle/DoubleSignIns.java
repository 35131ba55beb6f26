package org.chaland.moodle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The double's sign-in: characters that a name may not have are dropped, and the token is the same each time. */
final class DoubleSignIns {

    private final DoubleSite site;
    private final DoubleUsers users;
    private final Map<Long, String> passwords = new ConcurrentHashMap<>();

    DoubleSignIns(DoubleSite site, DoubleUsers users) {
        this.site = site;
        this.users = users;
    }

    void givePassword(long user, String password) {
        passwords.put(user, password);
    }

    /** Whose token it is, or 0. */
    long owner(String token) {
        return token.startsWith("tokenOf") ? Long.parseLong(token.substring("tokenOf".length())) : 0;
    }

    /** Who has that name and password; empty if it is nobody who may come in. */
    Optional<DoubleUser> who(Request request) {
        var named = named(request.get("username")
                .strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9._@-]", ""));
        return named.size() == 1
                        && !named.get(0).suspended
                        && !named.get(0).get("auth").equals("nologin")
                        && request.get("password").equals(passwords.get(named.get(0).id))
                ? Optional.of(named.get(0))
                : Optional.empty();
    }

    Answer token(Request request) {
        var who = who(request);
        if (who.isEmpty()) {
            return error("invalidlogin");
        }
        if (!who.get().confirmed) {
            return error("usernotconfirmed");
        }
        // Half a maintenance lets in nobody, and tells only those who would have come in.
        if (site.maintenance) {
            return error("sitemaintenance");
        }
        if (!request.get("service").equals("shop_customer")) {
            return error("servicenotavailable");
        }
        return Answer.json(
                Answer.object().put("token", "tokenOf" + who.get().id).putNull("privatetoken"));
    }

    private List<DoubleUser> named(String name) {
        var byName =
                users.alive().filter(user -> user.get("username").equals(name)).toList();
        return byName.isEmpty() && site.emailSignIn
                ? users.alive()
                        .filter(user -> user.get("email").equalsIgnoreCase(name))
                        .toList()
                : byName;
    }

    private static Answer error(String code) {
        return Answer.json(Answer.object()
                .put("error", "Zoe Canary")
                .put("errorcode", code)
                .putNull("stacktrace"));
    }
}
