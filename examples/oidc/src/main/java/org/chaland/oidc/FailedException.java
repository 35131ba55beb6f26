package org.chaland.oidc;

import org.chaland.spi.ChalandException;
import org.chaland.spi.Finding;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;

/** The provider cannot be used, and why, in the words of the check. */
final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final boolean passing;

    private FailedException(Finding finding, boolean passing) {
        super(finding.problem() + " " + finding.remedy(), null, false, true);
        this.finding = finding;
        this.passing = passing;
    }

    /** It may work later. */
    static FailedException unavailable(Finding finding) {
        return new FailedException(finding, true);
    }

    /** It works as soon as the settings are corrected. */
    static FailedException refused(Finding finding) {
        return new FailedException(finding, false);
    }

    Finding finding() {
        return finding;
    }

    ChalandException toPort() {
        return passing
                ? new ProviderUnavailableException(finding.problem() + " " + finding.remedy(), this)
                : new ProviderRefusalException(Reason.NOT_PERMITTED, finding.problem() + " " + finding.remedy(), this);
    }
}
