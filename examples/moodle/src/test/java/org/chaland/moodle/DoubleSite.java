package org.chaland.moodle;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** The settings of the double, as an administrator would change them. */
final class DoubleSite {

    static final String PUBLIC_SETTINGS = "tool_mobile_get_public_config";

    final Set<String> functions = new TreeSet<>(Set.of(
            SignIns.SITE,
            Users.BY_FIELD,
            Users.SEARCH,
            Accounts.CREATE,
            Access.UPDATE,
            Courses.FIND,
            Courses.ENROL,
            Courses.UNENROL,
            Invitations.RESET,
            BoughtCourses.OF_USER,
            BoughtCourses.PROFILES,
            Participants.ENROLLED,
            Groups.OF_COURSE,
            Groups.ADD,
            Groups.REMOVE,
            Cohorts.SEARCH,
            Cohorts.MEMBERS,
            Cohorts.ADD,
            Cohorts.REMOVE,
            PUBLIC_SETTINGS));
    final Set<String> capabilities = new TreeSet<>(Set.of(
            "user:create",
            "user:update",
            "user:viewdetails",
            "user:viewalldetails",
            "site:viewuseridentity",
            "site:viewfullnames",
            "course:view",
            "course:viewparticipants",
            "course:managegroups",
            "site:accessallgroups",
            "cohort:view",
            "cohort:assign",
            "enrol/manual:enrol",
            "enrol/manual:unenrol",
            "role:assign",
            "role:review"));
    /** The roles that the service account may give. */
    final Set<Long> assignable = new TreeSet<>(Set.of(DoubleCourses.STUDENT));

    volatile String url = "";
    volatile long service;
    volatile boolean emailSignIn = true;
    volatile boolean sharedEmails;
    volatile boolean administrator;
    /** The role of customers is not kept from seeing who else is in a course. */
    volatile boolean customersSeeOneAnother;
    /** The policy takes no password at all. */
    volatile boolean refusesPasswords;
    /** Where people who forgot their password are sent; nowhere else if empty. */
    volatile String passwordPage = "";

    volatile boolean maintenance;
    /** The tool is not for people on Site home. */
    volatile boolean toolHidden;
    /** The tool is told names and addresses. */
    volatile boolean namesShared = true;
    /** Answers as release 4.4 does, where that differs. */
    volatile boolean release44;

    boolean may(String capability) {
        return capabilities.contains(capability);
    }

    ObjectNode info(DoubleUser user) {
        var info = Answer.object()
                .put("sitename", "Double")
                .put("username", user.get("username"))
                .put("userid", user.id)
                .put("siteurl", url)
                .put("userissiteadmin", administrator)
                .put("userprivateaccesskey", "CANARYkey");
        var listed = info.putArray("functions");
        functions.forEach(name -> listed.addObject().put("name", name).put("version", "2024100706"));
        return info;
    }
}
