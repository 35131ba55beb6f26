package org.chaland.moodle;

import java.util.Map;
import java.util.Random;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.chaland.spi.contract.OpenIdSite;

final class LtiSignInContractTest extends OpenIdSignInContract {

    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";

    @Override
    protected OpenIdSite site() {
        return OpenIdSite.postingTokens()
                .below("/moodle")
                .authorizingAt("/mod/lti/auth.php")
                .keysAt("/mod/lti/certs.php")
                .confirmingAddresses()
                .initiatingWith("lti_deployment_id", "3")
                .demanding(CLAIM + "deployment_id", "3")
                .demanding(CLAIM + "message_type", "LtiResourceLinkRequest")
                .demanding(CLAIM + "version", "1.3.0");
    }

    @Override
    protected SignInRedirect provider(OpenIdSite site) {
        var settings = MoodleSettings.from(Map.of(
                "chaland.moodle.url", site.issuer(),
                "chaland.moodle.token", "0123456789abcdef0123456789abcdef",
                "chaland.moodle.timeout", "PT1S",
                "chaland.moodle.lti-activity", "12",
                "chaland.moodle.lti-client-id", site.clientId(),
                "chaland.moodle.lti-deployment-id", "3"));
        return new MoodleProvider(settings, new Random(1), site.clock());
    }
}
