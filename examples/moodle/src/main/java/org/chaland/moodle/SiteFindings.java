package org.chaland.moodle;

import java.util.Map;
import org.chaland.spi.Finding;
import org.chaland.spi.Finding.Severity;

/** What the check may find, in words for a Moodle administrator; the README has an entry for each code. */
final class SiteFindings {

    static final Finding OTHER_ADDRESS = new Finding(
            "other-address",
            Severity.WARNING,
            "Moodle gives another address for itself than chaland.moodle.url.",
            "Set chaland.moodle.url to the value of $CFG->wwwroot, and keep the former one as chaland.moodle.issuer.");
    static final Finding ADMINISTRATOR = new Finding(
            "administrator",
            Severity.WARNING,
            "The token is that of a site administrator, who may do anything.",
            "Make a user and a role for the shop as the README says, and a token for that user.");
    static final Finding NOBODY_SEEN = new Finding(
            "nobody-seen",
            Severity.ERROR,
            "Moodle shows the service account no user, not even the one of chaland.moodle.probe-user.",
            "Allow moodle/user:viewdetails and moodle/user:viewalldetails to its role; if the guest was renamed, set"
                    + " chaland.moodle.probe-user.");
    static final Finding NO_ADDRESS_SEEN = new Finding(
            "no-address-seen",
            Severity.ERROR,
            "Moodle does not show the service account the e-mail addresses of users.",
            "Allow moodle/site:viewuseridentity to its role.");
    static final Finding NO_STATE_SEEN = new Finding(
            "no-state-seen",
            Severity.ERROR,
            "Moodle does not show the service account whether a user is suspended.",
            "Allow moodle/user:viewalldetails to its role.");
    static final Finding NO_NAMES_SEEN = new Finding(
            "no-names-seen",
            Severity.ERROR,
            "Moodle does not show the service account the names of users, so no erasure can be read back.",
            "Allow moodle/site:viewfullnames to its role.");
    static final Finding NO_COURSE_SET = new Finding(
            "no-course-set",
            Severity.WARNING,
            "No support course is set, so no account is let into one.",
            "Set chaland.moodle.support-course to the short name of a course.");
    static final Finding NO_SUCH_COURSE = new Finding(
            "no-such-course",
            Severity.ERROR,
            "Moodle shows no course with the short name of a support course.",
            "Make the course, set its Course visibility to Show, or correct chaland.moodle.support-course, upper and lower case included.");
    static final Finding NO_EMAIL_SIGN_IN = new Finding(
            "no-email-sign-in",
            Severity.WARNING,
            "Users cannot sign in with their e-mail address, and those whom the shop makes have usernames that nobody"
                    + " remembers.",
            "Switch on 'Allow log in via email' (authloginviaemail) under Plugins, Authentication, Manage authentication.");
    static final Finding EMAIL_SIGN_IN_UNKNOWN = new Finding(
            "email-sign-in-unknown",
            Severity.WARNING,
            "It cannot be told whether users may sign in with their e-mail address.",
            "Add tool_mobile_get_public_config to the service, or see by hand that 'Allow log in via email' is on.");
    static final Finding PASSWORD_REFUSED = new Finding(
            "password-refused",
            Severity.ERROR,
            "The password policy of the site refuses the passwords that accounts are made with, of 40 characters of every"
                    + " kind, none twice in a row, so no account can be made.",
            "Relax it under General, Security, Site security settings, Password policy.");
    static final Finding PASSWORD_PAGE_ELSEWHERE = new Finding(
            "password-page-elsewhere",
            Severity.ERROR,
            "Moodle sends people who forgot their password to another page (forgottenpasswordurl), so no invitation is ever"
                    + " mailed.",
            "Empty Forgotten password URL under Plugins, Authentication, Manage authentication.");
    static final Finding PARTICIPANTS_SEEN = new Finding(
            "participants-seen",
            Severity.ERROR,
            "Customers see one another in a support course: their role has moodle/course:viewparticipants there.",
            "Override it to Prevent for that role: Participants of the course, Permissions.");
    static final Finding PARTICIPANTS_UNKNOWN = new Finding(
            "participants-unknown",
            Severity.WARNING,
            "It cannot be told whether customers see one another in the support course.",
            "Add core_enrol_get_enrolled_users to the service and moodle/role:review to its role, or see by hand that"
                    + " the role of customers has moodle/course:viewparticipants on Prevent there.");

    static final Finding GROUPS_UNSEEN = new Finding(
            "groups-unseen",
            Severity.WARNING,
            "In a course with separate groups Moodle does not show the service account who is in it, so none can be opened there.",
            "Allow moodle/site:accessallgroups to its role.");
    static final Finding NO_COHORT = new Finding(
            "no-cohort",
            Severity.ERROR,
            "Moodle shows no cohort, and chaland.moodle.cohorts says that some are sold.",
            "Make it under Users, Accounts, Cohorts, with its Cohort ID.");

    static final Finding NO_SIGNING_KEY = new Finding(
            "no-signing-key",
            Severity.ERROR,
            "Moodle shows no key with which it signs who is signed in, so nobody signs in at its page.",
            "See that /mod/lti/certs.php of the site answers, and that External tool is among the activity modules that are"
                    + " switched on.");
    static final Finding NO_SUCH_ACTIVITY = new Finding(
            "no-such-activity",
            Severity.ERROR,
            "There is no External tool activity of the number in chaland.moodle.lti-activity.",
            "Make the activity on Site home, and set the number at the end of its address.");

    private static final Map<String, Finding> NO_ANSWER = Map.of(
            CallFailedException.NO_ANSWER,
            error(
                    "no-answer",
                    "Nobody answers at chaland.moodle.url.",
                    "Look at the address, the firewall, and the certificate, which has to be one that this JDK"
                            + " trusts."),
            CallFailedException.TOO_SLOW,
            error(
                    "too-slow",
                    "Moodle does not answer within chaland.moodle.timeout.",
                    "Look at the load of its server, or allow more time."),
            CallFailedException.UNREADABLE,
            error(
                    "unreadable-answer",
                    "What answers at chaland.moodle.url is no Moodle, or shows messages amid its answers.",
                    "Look at the address, and switch the display of debugging messages off."),
            CallFailedException.STATUS + 303,
            error(
                    "other-host",
                    "The site sends callers on to another address.",
                    "Set chaland.moodle.url to the value of $CFG->wwwroot, with the same host and https."),
            CallFailedException.STATUS + 403,
            error(
                    "web-services-off",
                    "Web services, or the REST protocol, are switched off.",
                    "Switch web services on under General, Advanced features, and REST under Server, Web services, Manage protocols."),
            CallFailedException.STATUS + 404,
            error(
                    "wrong-address",
                    "There is no Moodle at chaland.moodle.url.",
                    "Set it to the value of $CFG->wwwroot, with the folder if there is one."),
            "sitemaintenance",
            maintenance(),
            "upgraderunning",
            maintenance(),
            CallFailedException.STATUS + 503,
            maintenance());

    private SiteFindings() {}

    static Finding missingFunction(String function) {
        return error(
                "missing-function",
                "The service lacks the function " + function + ".",
                "Add " + function + " to the functions of the service.");
    }

    /** The first call failed, so nothing else is known. */
    static Finding noAnswer(CallFailedException failed) {
        return NO_ANSWER.getOrDefault(failed.code(), failed(failed, SignIns.SITE));
    }

    static Finding failed(CallFailedException failed, String function) {
        return error(
                "refused",
                "Moodle refuses " + function + " (" + failed.code() + ").",
                "Do this: " + failed.remedy() + ".");
    }

    private static Finding maintenance() {
        return error("maintenance", "The site is in maintenance or being upgraded.", "Look again when that is over.");
    }

    private static Finding error(String code, String problem, String remedy) {
        return new Finding(code, Severity.ERROR, problem, remedy);
    }
}
