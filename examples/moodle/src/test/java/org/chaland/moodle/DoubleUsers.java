package org.chaland.moodle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The double's users: of their fields the database keeps the username unique, and nothing else. */
final class DoubleUsers {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._@-]+");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+");
    private static final Set<String> KEYS =
            Set.of("id", "username", "idnumber", "email", "auth", "firstname", "lastname");
    private static final Set<String> LIKE = Set.of("email", "firstname", "lastname");
    private static final Set<String> INTERNAL = Set.of("manual", "email", "nologin");
    private static final Set<String> LANGUAGES = Set.of("en", "fr");

    final List<String> mailed = new CopyOnWriteArrayList<>();

    private final DoubleSite site;
    private final Map<Long, DoubleUser> users = new ConcurrentSkipListMap<>();
    private final Map<String, Long> usernames = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final int ofTheSite;

    DoubleUsers(DoubleSite site) {
        this.site = site;
        add(Map.of("username", "guest", "firstname", "Guest user", "lastname", " ", "email", "root@localhost"));
        add(Map.of("username", "admin", "firstname", "Admin", "lastname", "User", "email", "admin@shop.test"));
        site.service =
                add(Map.of("username", "shop-ws", "firstname", "S", "lastname", "S", "email", "ws@shop.test")).id;
        ofTheSite = users.size();
    }

    /** By means of the site itself, which looks at nothing. */
    DoubleUser add(Map<String, String> fields) {
        var user = new DoubleUser(ids.incrementAndGet());
        user.fields.putAll(fields);
        if (usernames.putIfAbsent(user.get("username"), user.id) != null) {
            throw new IllegalStateException("The username is taken.");
        }
        users.put(user.id, user);
        return user;
    }

    DoubleUser get(long id) {
        return users.getOrDefault(id, new DoubleUser(0));
    }

    void delete(long id) {
        usernames.remove(get(id).get("username"));
        get(id).delete();
    }

    /** Only those that come with a site are left. */
    void clear() {
        users.keySet().removeIf(id -> id > site.service);
        usernames.values().removeIf(id -> id > site.service);
        mailed.clear();
    }

    /** How many there are, those that come with a site left out. */
    int count() {
        return (int) alive().count() - ofTheSite;
    }

    Stream<DoubleUser> alive() {
        return users.values().stream().filter(user -> !user.deleted);
    }

    Answer byField(Request request) {
        var field = request.get("field");
        var values = request.list("values");
        if (values.isEmpty()
                || field.equals("username") && !USERNAME.matcher(values.get(0)).matches()) {
            return Answer.error("invalidparameter");
        }
        // By id, what is left of a deleted user is found too.
        return Answer.json(Answer.JSON
                .arrayNode()
                .addAll(users.values().stream()
                        .filter(user -> !user.deleted || field.equals("id"))
                        .filter(user -> values.contains(user.get(field)) && isSeen(field))
                        .map(user -> user.shown(site))
                        .toList()));
    }

    Answer search(Request request) {
        var key = request.get("criteria[0][key]");
        var answer = Answer.object();
        var warnings = answer.putArray("warnings");
        Predicate<DoubleUser> wanted = user -> true;
        if (KEYS.contains(key)) {
            wanted = matching(key, request.get("criteria[0][value]"));
        } else {
            warnings.addObject().put("item", key).put("warningcode", "invalidfieldparameter");
        }
        answer.putArray("users")
                .addAll(alive().filter(wanted)
                        .filter(user -> isSeen(key))
                        .map(user -> user.shown(site))
                        .toList());
        return Answer.json(answer);
    }

    private static Predicate<DoubleUser> matching(String key, String value) {
        if (!LIKE.contains(key)) {
            return user -> user.get(key).equals(value);
        }
        var pattern = Pattern.compile(like(value), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return user -> pattern.matcher(user.get(key)).matches();
    }

    private static String like(String value) {
        return Pattern.compile("\\\\(.)|([%_])|(.)", Pattern.DOTALL)
                .matcher(value)
                .results()
                .map(part -> part.group(2) != null
                        ? (part.group(2).equals("%") ? ".*" : ".")
                        : Pattern.quote(part.group(1) != null ? part.group(1) : part.group(3)))
                .collect(Collectors.joining());
    }

    private boolean isSeen(String field) {
        return site.may("user:viewdetails")
                && (!field.equals("email") || site.may("site:viewuseridentity"))
                && (Set.of("email", "id").contains(field) || site.may("user:viewalldetails"));
    }

    /** All that are asked for or none; names of users and capabilities are looked at before anything else. */
    Answer create(Request request) {
        var all = request.elements("users");
        if (all.stream()
                .anyMatch(fields ->
                        !USERNAME.matcher(fields.getOrDefault("username", "")).matches()
                                || fields.containsKey("suspended"))) {
            return Answer.error("invalidparameter");
        }
        if (!site.may("user:create")) {
            return Answer.error("nopermissions");
        }
        for (var fields : all) {
            var refused = refused(fields);
            if (refused.isPresent()) {
                return Answer.error(refused.get());
            }
        }
        var fields = request.element("users");
        Thread.yield();
        try {
            var created = add(stored(fields));
            var answer = Answer.JSON.arrayNode();
            answer.addObject().put("id", created.id).put("username", created.get("username"));
            return Answer.json(answer);
        } catch (IllegalStateException lostRace) {
            return Answer.error("dmlwriteexception");
        }
    }

    private Optional<String> refused(Map<String, String> fields) {
        if (alive().anyMatch(user -> user.get("username").equals(fields.get("username")))
                || isRefused(fields)
                || isTaken(fields.getOrDefault("email", ""), 0)) {
            return Optional.of("invalidparameter");
        }
        if (INTERNAL.contains(fields.getOrDefault("auth", "manual"))
                && (site.refusesPasswords
                        || !fields.getOrDefault("password", "")
                                .matches("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w]).{8,128}"))) {
            return Optional.of("<div>Passwords must have at least 1 upper case letter(s).</div>");
        }
        return isTooLong(fields) ? Optional.of("dmlwriteexception") : Optional.empty();
    }

    private static Map<String, String> stored(Map<String, String> fields) {
        var stored = new ConcurrentHashMap<>(fields);
        stored.remove("password");
        if (!fields.getOrDefault("country", "").matches("[A-Z]{2}")) {
            stored.remove("country");
        }
        return stored;
    }

    private static boolean isRefused(Map<String, String> fields) {
        return fields.getOrDefault("firstname", "").isBlank()
                || fields.getOrDefault("lastname", "").isBlank()
                || (fields.get("firstname") + fields.get("lastname")).contains("<")
                || !EMAIL.matcher(fields.getOrDefault("email", "")).matches()
                || !LANGUAGES.contains(fields.getOrDefault("lang", "en"));
    }

    private static boolean isTooLong(Map<String, String> fields) {
        return Stream.of("username", "firstname", "lastname", "email")
                .map(field -> fields.getOrDefault(field, ""))
                .anyMatch(value -> value.codePointCount(0, value.length()) > 100);
    }

    private boolean isTaken(String email, long exceptBy) {
        return !site.sharedEmails
                && alive().anyMatch(user -> user.id != exceptBy
                        && user.get("email").toLowerCase(Locale.ROOT).equals(email.toLowerCase(Locale.ROOT)));
    }

    Answer update(Request request) {
        if (!site.may("user:update")) {
            return Answer.error("nopermissions");
        }
        var fields = request.element("users");
        var user = users.get(Long.parseLong(fields.remove("id")));
        var answer = Answer.object();
        var warnings = answer.putArray("warnings");
        var problem = problem(user, fields);
        if (!problem.isEmpty()) {
            warnings.addObject().put("item", "user").put("warningcode", problem).put("message", "Zoe Canary");
        } else {
            user.suspended =
                    fields.getOrDefault("suspended", user.suspended ? "1" : "0").equals("1");
            fields.remove("suspended");
            Optional.ofNullable(fields.get("username")).ifPresent(username -> rename(user, username));
            user.picture &= !fields.getOrDefault("userpicture", "").equals("0");
            if (fields.getOrDefault("interests", "").isEmpty()) {
                fields.remove("interests");
            }
            custom(user, fields);
            user.fields.putAll(fields);
        }
        return Answer.json(answer);
    }

    private static void custom(DoubleUser user, Map<String, String> fields) {
        for (var i = 0; fields.containsKey("customfields][" + i + "][type"); i++) {
            user.custom.put(fields.get("customfields][" + i + "][type"), fields.get("customfields][" + i + "][value"));
        }
        fields.keySet().removeIf(name -> name.startsWith("customfields"));
    }

    /** As a plug-in of the site does that lets somebody in who has a subject elsewhere. */
    void letIn(DoubleUser user, String plugin, String field, String subject) {
        if (field.equals("username")) {
            rename(user, subject);
        }
        user.fields.put(field, subject);
        user.fields.put("auth", plugin);
    }

    private void rename(DoubleUser user, String username) {
        usernames.remove(user.get("username"));
        usernames.put(username, user.id);
    }

    private String problem(DoubleUser user, Map<String, String> fields) {
        if (user == null) {
            return "invaliduserid";
        }
        if (user.deleted) {
            return "usernotupdateddeleted";
        }
        if (user.get("username").equals("admin")) {
            return "usernotupdatedadmin";
        }
        if (fields.containsKey("email") && !EMAIL.matcher(fields.get("email")).matches()) {
            return "useremailinvalid";
        }
        if (usernames.getOrDefault(fields.getOrDefault("username", ""), user.id) != user.id) {
            return "dmlwriteexception";
        }
        return fields.containsKey("email") && isTaken(fields.get("email"), user.id)
                ? "useremailduplicate"
                : isTooLong(fields) ? "dmlwriteexception" : "";
    }

    /** The same answer for everybody; a mail for those who can use it. */
    Answer reset(Request request) {
        alive().filter(user -> user.get("username").equals(request.get("username")) && user.isUsable())
                .forEach(user -> mailed.add(user.get("username")));
        var answer =
                Answer.object().put("status", "emailpasswordconfirmmaybesent").put("notice", "<p>Zoe</p>");
        answer.putArray("warnings");
        return Answer.json(answer);
    }
}
