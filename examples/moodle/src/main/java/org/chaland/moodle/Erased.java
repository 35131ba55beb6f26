package org.chaland.moodle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is left of a user who is erased: a row without a name, to which courses and grades go on pointing. Deleting it would leave
 * more: Moodle keeps names and city of deleted users, and puts their e-mail address into the username.
 */
final class Erased {

    private static final String USERNAME = "erased-";

    /** Reserved, so that nobody ever gets mail there (RFC 2606). */
    private static final String DOMAIN = "@erased.invalid";

    /** Moodle demands two names of everybody. */
    private static final String NO_NAME = "-";

    private static final String SITE_TIMEZONE = "99";
    private static final String ALWAYS_INSTALLED = "en";

    /** What Moodle shows of a user, so that emptying it is read back. */
    private static final List<String> SHOWN = List.of(
            "idnumber", "institution", "department", "phone1", "phone2", "address", "city", "country", "description");

    /** What it does not show: it is changed in the same transaction. */
    private static final List<String> HIDDEN =
            List.of("middlename", "alternatename", "firstnamephonetic", "lastnamephonetic");

    private static final String CUSTOM = "customfields";

    /** A menu takes no empty value where it has a default, and then has that. */
    private static final String MENU = "menu";

    /** Of an address of a picture that the person has uploaded. */
    private static final String PICTURE = "/user/icon/";

    private Erased() {}

    /** The fields of such a user. */
    static Map<String, String> fields(User user) {
        var fields = new TreeMap<String, String>();
        SHOWN.forEach(name -> fields.put(name, ""));
        HIDDEN.forEach(name -> fields.put(name, ""));
        fields.put("username", USERNAME + user.id());
        fields.put("email", USERNAME + user.id() + DOMAIN);
        fields.put("firstname", NO_NAME);
        fields.put("lastname", NO_NAME);
        fields.put("suspended", "1");
        fields.put("auth", "nologin");
        fields.put("maildisplay", "0");
        fields.put("userpicture", "0");
        fields.put("timezone", SITE_TIMEZONE);
        fields.put("lang", ALWAYS_INSTALLED);
        // Moodle ignores an empty list.
        fields.put("interests", NO_NAME);
        var custom = custom(user)
                .flatMap(field -> Json.text(field, "shortname").stream())
                .toList();
        for (var i = 0; i < custom.size(); i++) {
            fields.put(CUSTOM + "][" + i + "][type", custom.get(i));
            fields.put(CUSTOM + "][" + i + "][value", "");
        }
        return fields;
    }

    private static Stream<JsonNode> custom(User user) {
        return Json.elements(Json.member(user.details(), CUSTOM)).orElse(List.of()).stream();
    }

    /** Whether that is all there is of the user. */
    static boolean is(User user) {
        var address = USERNAME + user.id() + DOMAIN;
        return user.username().equals(USERNAME + user.id())
                && user.email().filter(address::equals).isPresent()
                && user.isNamed(NO_NAME, NO_NAME)
                && !user.isUsable()
                && SHOWN.stream().allMatch(name -> isEmpty(user.details(), name))
                && !Json.text(user.details(), "profileimageurl").orElse("").contains(PICTURE)
                && custom(user)
                        .filter(field -> !Json.text(field, "type").equals(Optional.of(MENU)))
                        .allMatch(field -> isEmpty(field, "value"));
    }

    private static boolean isEmpty(JsonNode object, String name) {
        return Json.text(object, name).orElse("").isEmpty();
    }
}
