package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The double's pages of an External tool, as a real Moodle was seen to answer (4.5.6): its own sign-in first, the launch once and only in the browser
 * that began, and errors in a form to the tool.
 */
final class DoubleTool {

    static final int ACTIVITY = 2;
    static final int ACTIVITY_IN_COURSE = 7;
    static final String CLIENT = "j12tMQaRgfAl9vy";
    static final String DEPLOYMENT = "1";
    static final String BEGIN = "https://shop.example/sign-in/begin";
    static final String RETURN = "https://shop.example/signed-in";

    static final Set<String> PAGES = Set.of(
            "/mod/lti/view.php",
            "/mod/lti/launch.php",
            "/mod/lti/auth.php",
            "/mod/lti/certs.php",
            "/login/index.php",
            "/login/change_password.php",
            "/login/logout.php",
            "/");

    private static final RSAKey FIRST_KEY = key("e644bcbc794f74fe2800");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final Set<String> redirections = ConcurrentHashMap.newKeySet();
    final Set<Integer> activities = ConcurrentHashMap.newKeySet();
    final Set<Long> forcedPasswords = ConcurrentHashMap.newKeySet();
    volatile RSAKey key = FIRST_KEY;
    volatile Clock clock = Clock.systemUTC();
    volatile String deployment = DEPLOYMENT;
    volatile String client = CLIENT;

    private final DoubleSite site;
    private final DoubleUsers users;
    private final DoubleSignIns signIns;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    DoubleTool(DoubleSite site, DoubleUsers users, DoubleSignIns signIns) {
        this.site = site;
        this.users = users;
        this.signIns = signIns;
        redirections.add(RETURN);
        activities.addAll(List.of(ACTIVITY, ACTIVITY_IN_COURSE));
    }

    static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Answer answer(Request request) {
        var session = session(request);
        var answer = switch (request.path()) {
            case "/mod/lti/view.php" -> view(request, session);
            case "/mod/lti/launch.php" -> launch(request, session);
            case "/mod/lti/auth.php" -> authenticate(request, session);
            case "/mod/lti/certs.php" -> Answer.json(new JWKSet(key.toPublicJWK()).toString());
            case "/login/index.php" -> logIn(request, session);
            case "/" -> page("Sorry, this activity is currently hidden");
            case "/login/logout.php" -> page("Do you really want to log out?");
            default -> page("You must change your password to proceed.");
        };
        if (request.cookies().contains(session.id)) {
            return answer;
        }
        var headers = new LinkedHashMap<>(answer.headers());
        headers.put("Set-Cookie", "MoodleSession=" + session.id + "; path=/; HttpOnly");
        return new Answer(answer.status(), answer.type(), answer.body(), headers);
    }

    /** A session of that person, as when they have signed in there before. */
    String sessionOf(long user) {
        return begin(user).id;
    }

    /** In all browsers somebody else signs in. */
    void takeOver() {
        sessions.values().forEach(session -> session.user = site.service);
    }

    /** Ends the sessions of somebody who is suspended. */
    void end(long user) {
        sessions.values().removeIf(session -> session.user == user);
    }

    private Session session(Request request) {
        return sessions.values().stream()
                .filter(known -> request.cookies().contains("MoodleSession=" + known.id))
                .findFirst()
                .orElseGet(() -> begin(0));
    }

    private Session begin(long user) {
        var session = new Session("s" + NUMBERS.incrementAndGet() + "e");
        session.user = user;
        sessions.put(session.id, session);
        return session;
    }

    private Answer view(Request request, Session session) {
        var activity = request.query().getOrDefault("id", "");
        if (!isActivity(activity)) {
            return Answer.html(404);
        }
        if (session.user == 0) {
            session.wanted = request.uri();
            return to("/login/index.php");
        }
        return site.toolHidden
                ? to("/?redirect=0")
                : to("/mod/lti/launch.php?id=" + activity);
    }

    private boolean isActivity(String id) {
        return activities.stream().anyMatch(known -> known.toString().equals(id));
    }

    private Answer logIn(Request request, Session session) {
        if (request.method().equals("POST")) {
            var who = signIns.who(request);
            if (who.isEmpty()) {
                return to("/login/index.php");
            }
            session.id("s" + NUMBERS.incrementAndGet() + "e", sessions);
            session.user = who.get().id;
            return forcedPasswords.contains(session.user)
                    ? to("/login/change_password.php")
                    : to("/login/index.php?testsession=" + session.user);
        }
        return request.query().containsKey("testsession")
                ? to(session.wanted)
                : form("login", "/login/index.php", Map.of("logintoken", "CANARYlogin", "anchor", ""));
    }

    /** Signed out, this page begins a sign-in of nobody. */
    private Answer launch(Request request, Session session) {
        var activity = request.query().getOrDefault("id", "");
        if (!isActivity(activity)) {
            return Answer.html(404);
        }
        var launch = "ltilaunch1_" + NUMBERS.incrementAndGet();
        session.launches.put(launch, activity);
        var fields = new LinkedHashMap<String, String>();
        fields.put("iss", site.url);
        fields.put("target_link_uri", RETURN);
        fields.put("login_hint", Long.toString(session.user));
        fields.put("lti_message_hint", "{\"cmid\":" + activity + ",\"launchid\":\"" + launch + "\"}");
        fields.put("client_id", client);
        fields.put("lti_deployment_id", deployment);
        return form("ltiInitiateLoginForm", BEGIN, fields);
    }

    private Answer authenticate(Request request, Session session) {
        var asked = request.query();
        if (session.user == 0) {
            return request.has("repost") ? Answer.html(404) : form("repost", request.uri(), Map.of("repost", "true"));
        }
        var hint = asked.getOrDefault("lti_message_hint", "");
        var launch = session.launches.keySet().stream().filter(hint::contains).findFirst();
        if (launch.isEmpty() || asked.getOrDefault("nonce", "").isEmpty()) {
            return Answer.html(404);
        }
        session.launches.remove(launch.get());
        var back = asked.getOrDefault("redirect_uri", "");
        if (!redirections.contains(back)) {
            return Answer.html(404);
        }
        var fields = new LinkedHashMap<String, String>();
        var error = error(asked, session);
        if (error.isEmpty()) {
            fields.put("id_token", token(session.user, asked.get("nonce")).signed());
        } else {
            fields.put("error", error);
        }
        if (asked.containsKey("state")) {
            fields.put("state", asked.get("state"));
        }
        return form("ltiAuthForm", back, fields);
    }

    private String error(Map<String, String> asked, Session session) {
        if (!"openid".equals(asked.get("scope"))) {
            return "invalid_scope";
        }
        if (!"id_token".equals(asked.get("response_type"))) {
            return "unsupported_response_type";
        }
        if (!client.equals(asked.get("client_id"))) {
            return "unauthorized_client";
        }
        if (!Long.toString(session.user).equals(asked.get("login_hint"))) {
            return "access_denied";
        }
        return "form_post".equals(asked.get("response_mode")) && "none".equals(asked.get("prompt"))
                ? ""
                : "invalid_request";
    }

    /** What this Moodle says of that person to the tool. */
    Token token(long user, String nonce) {
        var row = users.get(user);
        var token = new Token(key)
                .with("nonce", nonce)
                .with("iat", clock.instant().getEpochSecond())
                .with("exp", clock.instant().getEpochSecond() + 60)
                .with("iss", site.url)
                .with("aud", client)
                .with(Token.CLAIM + "deployment_id", deployment)
                .with(Token.CLAIM + "target_link_uri", RETURN)
                .with("sub", Long.toString(user))
                .with(Token.CLAIM + "lis", Map.of("person_sourcedid", row.get("idnumber")))
                .with(Token.CLAIM + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"))
                .with(Token.CLAIM + "context", Map.of("id", "1", "label", "LAB", "type", List.of("Group")))
                .with(Token.CLAIM + "message_type", "LtiResourceLinkRequest")
                .with(Token.CLAIM + "resource_link", Map.of("title", "To the shop", "id", "1"))
                .with(Token.CLAIM + "ext", Map.of("user_username", row.get("username"), "lms", "moodle-2"))
                .with(
                        Token.CLAIM + "launch_presentation",
                        Map.of(
                                "locale",
                                row.get("lang"),
                                "document_target",
                                "frame",
                                "return_url",
                                site.url + "/mod/lti/return.php?sesskey=CANARYsesskey"))
                .with(Token.CLAIM + "version", "1.3.0");
        return site.namesShared
                ? token.with("given_name", row.get("firstname"))
                        .with("family_name", row.get("lastname"))
                        .with("email", row.get("email"))
                : token;
    }

    private static Answer to(String address) {
        return new Answer(303, "text/html", "", Map.of("Location", address));
    }

    private static Answer page(String text) {
        return Answer.of(200, "text/html; charset=utf-8", "<!DOCTYPE html>\n<html><body>" + text + "</body></html>");
    }

    private static Answer form(String name, String action, Map<String, String> fields) {
        var body =
                new StringBuilder("<form action=\"" + escaped(action) + "\" name=\"" + name + "\" method=\"post\">\n");
        fields.forEach((field, value) -> body.append(
                "  <input type=\"hidden\" name=\"" + escaped(field) + "\" value=\"" + escaped(value) + "\"/>\n"));
        return page(body + "</form>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .reduce((before, next) -> before + "&" + next)
                .orElse("");
    }

    private static final class Session {

        private volatile String id;
        private volatile long user;
        private volatile String wanted = "/";
        private final Map<String, String> launches = new ConcurrentHashMap<>();

        Session(String id) {
            this.id = id;
        }

        void id(String next, Map<String, Session> sessions) {
            sessions.remove(id);
            id = next;
            sessions.put(next, this);
        }
    }
}
