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
    private static final String ODD_CODE = "other-error";

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

    private static final Map<String, String> NOT_PERMITTED = Map.ofEntries(
            Map.entry("invalidtoken", "make a new token for the service account"),
            Map.entry(
                    "accessexception",
                    "look at the token's expiry and address, the functions of the service, webservice/rest:use"),
            Map.entry("nopermissions", "give the role of the service account the capabilities that the README lists"),
            Map.entry("requireloginerror", "give the role of the service account moodle/course:view"),
            Map.entry("invalidrecord", "add the function to the service, and look at the short name of the course"),
            Map.entry("wsaccessusersuspended", "lift the suspension of the service account"),
            Map.entry("wsaccessusernologin", "give the service account a way to sign in, such as manual accounts"),
            Map.entry(
                    "wsusercannotassign", "allow the service account's role to assign the role of the support course"),
            Map.entry("wsnoinstance", "add manual enrolment to the support course"),
            Map.entry("wscannotenrol", "allow manual enrolment in the support course"),
            Map.entry("wscannotunenrol", "allow manual unenrolment in the support course"),
            Map.entry("enablewsdescription", "switch web services on"),
            Map.entry("requirecorrectaccess", "set the address of the site as in its $CFG->wwwroot"),
            Map.entry(STATUS + 401, "let the shop's server pass whatever guards the site"),
            Map.entry(STATUS + 403, "switch web services and the REST protocol on"));

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
