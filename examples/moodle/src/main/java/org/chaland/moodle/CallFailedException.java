package org.chaland.moodle;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaland.spi.ChalandException;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;

/**
 * A call that had no answer, or an error for one; never leaves this package. Of what Moodle says only the error code is looked
 * at, which is untrusted too: it may be HTML, and its messages are translated and may repeat what was sent.
 */
final class CallFailedException extends Exception {

    /** Not a code of Moodle's: no answer, or one that cannot be read, so it is open whether the call took effect. */
    static final String NO_ANSWER = "no-answer";

    /** As {@link #NO_ANSWER}, within the time that a call may take. */
    static final String TOO_SLOW = "too-slow";

    /** An answer, but not one of Moodle's web services: HTML, cut off, too long, nested too deeply, of another shape. */
    static final String UNREADABLE = "unreadable-answer";

    /** As {@link #UNREADABLE}, with that status of HTTP. */
    static final String STATUS = "http-";

    private static final long serialVersionUID = 1L;

    private static final Pattern CODE = Pattern.compile("[a-z0-9_-]{1,60}");
    /** A code that is none, such as HTML; not an answer of any kind that is known. */
    static final String ODD_CODE = "other-error";

    private static final String NO_PERMISSIONS = "nopermissions";
    static final String ROLE = "allow to the role of the service account (Users, Permissions, Define roles) ";
    private static final String GROUPS = "moodle/course:managegroups";
    private static final String COHORTS = "moodle/cohort:assign";
    private static final String USER = "edit the service account (Users, Accounts, Browse list of users): ";
    private static final String EXPIRED =
            "give the service account a new password, or switch its expiry off (Plugins, Authentication, Manual accounts)";

    private static final Set<String> DOUBTFUL = Set.of(
            NO_ANSWER,
            TOO_SLOW,
            UNREADABLE,
            "sitemaintenance",
            "upgraderunning",
            "dbconnectionfailed",
            "dmlreadexception",
            "dmlwriteexception",
            "dmltransactionexception");

    /** Codes that do not go away by waiting, with what a person has to do about each; names of pages as Moodle has them in English. */
    private static final Map<String, String> NOT_PERMITTED = Map.ofEntries(
            Map.entry("invalidtoken", "make a new token for the service account (Server, Web services, Manage tokens)"),
            Map.entry(
                    "accessexception",
                    "look at the token's expiry and address (Server, Web services, Manage tokens), the functions of the"
                            + " service (External services), and webservice/rest:use in the role of the service account"),
            Map.entry(NO_PERMISSIONS, "give the role of the service account the capabilities that the README lists"),
            Map.entry("requireloginerror", ROLE + "moodle/course:view"),
            Map.entry("errorcoursecontextnotvalid", "mend what else is refused, and " + ROLE + "moodle/course:view"),
            Map.entry(
                    "invalidrecord",
                    "add the function to the service (Server, Web services, External services, Functions), and look at"
                            + " the short name of the course"),
            Map.entry("wsaccessusersuspended", USER + "lift its suspension"),
            Map.entry("wsaccessusernologin", USER + "give it a way to sign in, such as manual accounts"),
            Map.entry("wsaccessuserunconfirmed", USER + "confirm it"),
            Map.entry("wsaccessuserdeleted", "make the service account and its token anew"),
            Map.entry("wsaccessuserexpired", EXPIRED),
            Map.entry("passwordisexpired", EXPIRED),
            Map.entry(
                    "sitepolicynotagreed",
                    "agree to the site policies as the service account: sign in with it once, or accept on its behalf"
                            + " (Users, Privacy and policies, User agreements)"),
            Map.entry("usernotfullysetup", USER + "fill in the profile fields that are required by now"),
            Map.entry("forcepasswordchangenotice", USER + "switch Force password change off"),
            Map.entry(
                    "cannotmailconfirm",
                    "see that mail goes out (Server, Email, Outgoing mail configuration, with its test), and that"
                            + " Forgotten password URL is empty (Plugins, Authentication, Manage authentication)"),
            Map.entry(
                    "wsusercannotassign",
                    "let the role of the service account assign the role that people are to have (Users, Permissions,"
                            + " Define roles: Allow role assignments on the form of the role), and see that it has"
                            + " moodle/role:assign and that the number of the role in the settings exists"),
            Map.entry(
                    "wsnoinstance",
                    "add or enable Manual enrolments in the course (Participants, Enrolment methods), and on the site"
                            + " (Plugins, Enrolments, Manage enrol plugins)"),
            Map.entry("wscannotenrol", "allow manual enrolment in the course (Participants, Enrolment methods)"),
            Map.entry("wscannotunenrol", "allow manual unenrolment in the course (Participants, Enrolment methods)"),
            Map.entry("manualpluginnotinstalled", "install the plug-in Manual enrolments"),
            Map.entry("enablewsdescription", "switch web services on (General, Advanced features)"),
            Map.entry("requirecorrectaccess", "set the address of the site as in its $CFG->wwwroot"),
            Map.entry(STATUS + 401, "let the shop's server pass whatever guards the site"),
            Map.entry(
                    STATUS + 403,
                    "switch web services on (General, Advanced features), and REST (Server, Web services, Manage"
                            + " protocols)"));

    /** The function tells which capability is missing; Moodle does not. */
    private static final Map<String, String> CAPABILITIES = Map.ofEntries(
            Map.entry(Accounts.CREATE, "moodle/user:create"),
            Map.entry(Access.UPDATE, "moodle/user:update"),
            Map.entry(Courses.ENROL, "enrol/manual:enrol"),
            Map.entry(Courses.UNENROL, "enrol/manual:unenrol"),
            Map.entry(Participants.ENROLLED, "moodle/course:viewparticipants"),
            Map.entry(Groups.OF_COURSE, GROUPS),
            Map.entry(Groups.ADD, GROUPS),
            Map.entry(Groups.REMOVE, GROUPS),
            Map.entry(Cohorts.SEARCH, "moodle/cohort:view"),
            Map.entry(Cohorts.MEMBERS, "moodle/cohort:view"),
            Map.entry(Cohorts.ADD, COHORTS),
            Map.entry(Cohorts.REMOVE, COHORTS));

    private final String function;
    private final String code;

    /** Of that function; the code may be any text. */
    CallFailedException(String function, String untrustedCode) {
        super(function + " failed.", null, false, false);
        this.function = function;
        code = CODE.matcher(untrustedCode).matches() ? untrustedCode : ODD_CODE;
    }

    String code() {
        return code;
    }

    boolean is(String... codes) {
        return Set.of(codes).contains(code);
    }

    /** Whether it is open if the call took effect, or it may succeed when it is repeated. */
    boolean isDoubtful() {
        return DOUBTFUL.contains(code) || code.startsWith(STATUS) && !isNotPermitted();
    }

    boolean isNotPermitted() {
        return NOT_PERMITTED.containsKey(code);
    }

    /** What to do about it, for an administrator. */
    String remedy() {
        var capability = CAPABILITIES.get(function);
        if (code.equals(NO_PERMISSIONS) && capability != null) {
            return ROLE + capability;
        }
        return NOT_PERMITTED.getOrDefault(code, "look at the site, and at the log of its web server");
    }

    /** As a port tells it; an error that is not known is no promise that nothing took effect. */
    ChalandException toPort() {
        return isNotPermitted()
                ? new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Moodle does not allow " + function + " (" + code + "): " + remedy() + ".")
                : new ProviderUnavailableException("Moodle gave no usable answer to " + function + " (" + code
                        + "): it is tried again; if that goes on, " + remedy() + ".");
    }

    /** Refused for that reason, unless it is for want of permission or not certain. */
    ChalandException toPort(Reason reason, String message) {
        return isNotPermitted() || isDoubtful() ? toPort() : new ProviderRefusalException(reason, message);
    }
}
