package org.chaland.moodle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;

/**
 * A Moodle on loopback with all that was measured of one: status 200 for errors, one code for every refusal, nothing unique but
 * the username, updates that fail by a warning, and look-ups that are empty for want of a capability.
 */
final class MoodleDouble implements AutoCloseable {

    static final String TOKEN = "0123456789abcdefCANARYtoken00000";
    static final String SUPPORT = "SUPPORT";
    static final String OTHER_SUPPORT = "SUPPORT 2";
    static final String COURSE = "ÉCONOMIE & droit";
    static final String OTHER_COURSE = "économie & droit";
    static final String SCHOOL = "https://sso.school.example";
    static final String PLUGIN = "oidc";
    static final ShopId OTHER_SHOP = new ShopId("shop-2");

    final DoubleSite site = new DoubleSite();
    final DoubleUsers users = new DoubleUsers(site);
    final DoubleCourses courses = new DoubleCourses(site, users);
    final DoubleSignIns signIns = new DoubleSignIns(site, users);
    final DoubleTool tool = new DoubleTool(site, users, signIns);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<Integer, Fault> faultsByNumber = new ConcurrentHashMap<>();

    MoodleDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
        site.url = address();
        courses.add(SUPPORT);
        courses.add(OTHER_SUPPORT);
        courses.add(COURSE);
        courses.add(OTHER_COURSE);
    }

    Map<String, String> properties() {
        var properties = new HashMap<String, String>();
        properties.put("chaland.moodle.url", site.url);
        properties.put("chaland.moodle.token", TOKEN);
        properties.put("chaland.moodle.support-course", SUPPORT);
        properties.put("chaland.moodle.support-course." + OTHER_SHOP, OTHER_SUPPORT);
        properties.put("chaland.moodle.courses", "shortname");
        properties.put("chaland.moodle.sign-in-service", "shop_customer");
        properties.put("chaland.moodle.languages", "en,fr");
        properties.put("chaland.moodle.lti-activity", Integer.toString(DoubleTool.ACTIVITY));
        properties.put("chaland.moodle.lti-client-id", DoubleTool.CLIENT);
        properties.put("chaland.moodle.lti-deployment-id", DoubleTool.DEPLOYMENT);
        // Busy machines answer late, and no test is to fail for that.
        properties.put("chaland.moodle.connect-timeout", "PT1M");
        properties.put("chaland.moodle.timeout", "PT1M");
        return properties;
    }

    /** With one more, or another one. */
    Map<String, String> with(String property, String value) {
        var properties = properties();
        properties.put("chaland.moodle." + property, value);
        return properties;
    }

    MoodleProvider provider() {
        return new MoodleProvider(MoodleSettings.from(properties()));
    }

    /** One with that clock. */
    MoodleProvider provider(Clock clock) {
        return new MoodleProvider(MoodleSettings.from(properties()), new SecureRandom(), clock);
    }

    /** One that knows people of the school, whose subjects are in that field. */
    MoodleProvider federating(String field) {
        var properties = properties();
        properties.put("chaland.moodle.federated-issuer", SCHOOL);
        properties.put("chaland.moodle.federated-auth", PLUGIN);
        properties.put("chaland.moodle.federated-field", field);
        return new MoodleProvider(MoodleSettings.from(properties));
    }

    /** Where it answers, whatever it says of itself. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** One that gives up after a moment, at that address. */
    MoodleProvider impatientAt(String address) {
        var properties = properties();
        properties.put("chaland.moodle.url", address);
        properties.put("chaland.moodle.timeout", "PT2S");
        return new MoodleProvider(MoodleSettings.from(properties));
    }

    /** One that gives up after a moment, for tests that wait for that. */
    MoodleProvider impatient() {
        var properties = properties();
        properties.put("chaland.moodle.timeout", "PT2S");
        return new MoodleProvider(MoodleSettings.from(properties));
    }

    /** A person whom the site knows of itself. */
    Account user(Contact profile) {
        var fields = new HashMap<String, String>();
        fields.put("username", "person" + (users.count() + 1));
        fields.put("firstname", profile.givenName().orElse(""));
        fields.put("lastname", profile.familyName().orElse(""));
        fields.put("email", profile.email().orElse(""));
        return new Account(site.url, Long.toString(users.add(fields).id));
    }

    /** Somebody whom the site has let in by the school's plug-in. */
    Account federated(Contact profile, String subject) {
        var account = user(profile);
        users.letIn(row(account), PLUGIN, "username", subject);
        return account;
    }

    /** The row of that account, or a new one that is not kept if there is none. */
    DoubleUser row(Account account) {
        return users.get(account.subject().matches("\\d{1,9}") ? Long.parseLong(account.subject()) : 0);
    }

    /** Whether the account is in the support course of that shop. */
    boolean isIn(ShopId shop, Account account) {
        return courses.isIn(shop.equals(OTHER_SHOP) ? OTHER_SUPPORT : SUPPORT, row(account).id);
    }

    /** The next call of that function goes wrong like that; several are played one after the other. */
    void next(String function, Fault fault) {
        faults.computeIfAbsent(function, any -> new ArrayDeque<>()).add(fault);
    }

    /** The request of that number, whatever it calls, goes wrong like that; the first is 1. */
    void at(int number, Fault fault) {
        faultsByNumber.put(number, fault);
    }

    /** What was called, in the order of arrival. */
    List<String> calls() {
        return requests.stream().map(Request::function).toList();
    }

    List<Request> requests() {
        return requests;
    }

    List<Request> requests(String function) {
        return requests.stream()
                .filter(request -> request.function().equals(function))
                .toList();
    }

    void forgetCalls() {
        requests.clear();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var request = Request.read(exchange);
        requests.add(request);
        var fault = nextFault(request.function());
        try {
            if (fault == null) {
                answer(request).send(exchange);
            } else {
                fault.play(exchange, () -> answer(request));
            }
        } catch (RuntimeException | Error broken) {
            Answer.html(500).send(exchange);
        }
    }

    private @org.jspecify.annotations.Nullable Fault nextFault(String function) {
        var numbered = faultsByNumber.remove(requests.size());
        var waiting = faults.get(function);
        if (numbered != null || waiting == null) {
            return numbered;
        }
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    private Answer answer(Request request) {
        if (DoubleTool.PAGES.contains(request.path())) {
            return tool.answer(request);
        }
        if (!request.method().equals("POST") || request.uri().contains("?")) {
            return Answer.html(405);
        }
        return switch (request.uri()) {
            case "/login/token.php" -> signIns.token(request);
            case "/webservice/rest/server.php" -> rest(request);
            default -> Answer.html(404);
        };
    }

    private Answer rest(Request request) {
        if (site.maintenance) {
            return Answer.error("sitemaintenance");
        }
        var owner = request.get("wstoken").equals(TOKEN) ? site.service : signIns.owner(request.get("wstoken"));
        if (owner == 0) {
            return Answer.error("invalidtoken");
        }
        var function = request.function();
        if (!site.functions.contains(function) || owner != site.service && !function.equals(SignIns.SITE)) {
            return Answer.error("accessexception");
        }
        return switch (function) {
            case SignIns.SITE -> Answer.json(site.info(users.get(owner)));
            case Users.BY_FIELD -> users.byField(request);
            case Users.SEARCH -> users.search(request);
            case Accounts.CREATE -> users.create(request);
            case Access.UPDATE -> users.update(request);
            case Courses.FIND -> courses.find(request);
            case Courses.ENROL -> courses.enrol(request);
            case Courses.UNENROL -> courses.unenrol(request);
            case BoughtCourses.OF_USER -> courses.ofUser(request);
            case BoughtCourses.PROFILES -> courses.profiles(request);
            case Participants.ENROLLED -> courses.participants(request);
            case Groups.OF_COURSE -> courses.groups(request);
            case Groups.ADD -> courses.addToGroup(request);
            case Groups.REMOVE -> courses.removeFromGroup(request);
            case Cohorts.SEARCH -> courses.cohorts(request);
            case Cohorts.MEMBERS -> courses.ofCohort(request);
            case Cohorts.ADD -> courses.addToCohort(request);
            case Cohorts.REMOVE -> courses.removeFromCohort(request);
            case Invitations.RESET -> users.reset(request);
            case DoubleSite.PUBLIC_SETTINGS ->
                Answer.json(Answer.object()
                        .put("authloginviaemail", site.emailSignIn ? 1 : 0)
                        .put("forgottenpasswordurl", site.passwordPage));
            default -> Answer.error("invalidrecord");
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
