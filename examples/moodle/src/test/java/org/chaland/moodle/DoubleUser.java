package org.chaland.moodle;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** A row of the double's users. */
final class DoubleUser {

    private static final List<String> ALWAYS = List.of("username", "lang");
    private static final List<String> NAMES = List.of("firstname", "lastname");
    private static final List<String> IF_SET =
            List.of("address", "phone1", "institution", "city", "country", "description");

    final long id;
    final Map<String, String> fields = new ConcurrentHashMap<>(Map.of("auth", "manual", "lang", "en"));
    final Map<String, String> custom = new ConcurrentHashMap<>();
    volatile boolean picture;
    volatile boolean suspended;
    volatile boolean confirmed = true;
    volatile boolean deleted;

    DoubleUser(long id) {
        this.id = id;
    }

    String get(String field) {
        return field.equals("id") ? Long.toString(id) : fields.getOrDefault(field, "");
    }

    boolean isUsable() {
        return !deleted && !suspended && confirmed && !get("auth").equals("nologin");
    }

    /** What is left of it: another name, no address, and not suspended. */
    void delete() {
        fields.put("username", get("email") + ".1795371728");
        fields.put("email", "e839a714734d8999aeb1284bde647b67");
        fields.remove("idnumber");
        suspended = false;
        deleted = true;
    }

    ObjectNode shown(DoubleSite site) {
        var node = Answer.object().put("id", id);
        ALWAYS.forEach(field -> node.put(field, get(field)));
        IF_SET.stream().filter(fields::containsKey).forEach(field -> node.put(field, get(field)));
        node.put("profileimageurl", picture ? "https://m.test/pluginfile.php/16/user/icon/boost/f1?rev=6" : "/u/f1");
        var shownFields = node.putArray("customfields");
        custom.forEach((name, value) -> shownFields
                .addObject()
                .put("type", "text")
                .put("shortname", name)
                .put("value", value));
        if (site.may("site:viewfullnames")) {
            NAMES.forEach(field -> node.put(field, get(field)));
        }
        if (site.may("site:viewuseridentity")) {
            node.put("email", get("email"));
        }
        if (site.may("user:viewalldetails")) {
            node.put("auth", get("auth")).put("suspended", suspended).put("confirmed", confirmed);
            if (!get("idnumber").isEmpty()) {
                node.put("idnumber", get("idnumber"));
            }
        }
        return node;
    }
}
