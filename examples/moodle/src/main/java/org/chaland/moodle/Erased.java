package org.chaland.moodle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private static final List<String> EMPTY = List.of(
            "idnumber",
            "institution",
            "department",
            "phone1",
            "phone2",
            "address",
            "city",
            "country",
            "description",
            "middlename",
            "alternatename");

    private Erased() {}

    /** The fields of such a user. */
    static Map<String, String> fields(long id) {
        var fields = new TreeMap<String, String>();
        EMPTY.forEach(name -> fields.put(name, ""));
        fields.put("username", USERNAME + id);
        fields.put("email", USERNAME + id + DOMAIN);
        fields.put("firstname", NO_NAME);
        fields.put("lastname", NO_NAME);
        fields.put("suspended", "1");
        return fields;
    }

    /** Whether that is all there is of the user. */
    static boolean is(User user) {
        var address = USERNAME + user.id() + DOMAIN;
        return user.username().equals(USERNAME + user.id())
                && user.email().filter(address::equals).isPresent()
                && user.isNamed(NO_NAME, NO_NAME)
                && !user.isUsable();
    }
}
