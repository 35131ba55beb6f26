package org.chaland.moodle;

import java.util.Map;
import java.util.Set;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.contract.IdentityProviderFactoryContract;

final class MoodleFactoryContractTest extends IdentityProviderFactoryContract {

    private static final String URL = "chaland.moodle.url";
    private static final String TOKEN = "chaland.moodle.token";

    @Override
    protected IdentityProviderFactory factory() {
        return new MoodleFactory();
    }

    @Override
    protected Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry(URL, "https://moodle.example.org"),
                Map.entry(TOKEN, "0123456789abcdef0123456789abcdef"),
                Map.entry("chaland.moodle.issuer", "https://moodle.example.org"),
                Map.entry("chaland.moodle.support-course", "SUPPORT"),
                Map.entry("chaland.moodle.support-course.music", "MUSIC"),
                Map.entry("chaland.moodle.support-role", "5"),
                Map.entry("chaland.moodle.languages", "en,fr"),
                Map.entry("chaland.moodle.sign-in-service", "shop_customer"),
                Map.entry("chaland.moodle.lti-activity", "2"),
                Map.entry("chaland.moodle.lti-client-id", "j12tMQaRgfAl9vy"),
                Map.entry("chaland.moodle.lti-deployment-id", "1"),
                Map.entry("chaland.moodle.probe-user", "guest"),
                Map.entry("chaland.moodle.connect-timeout", "PT2S"),
                Map.entry("chaland.moodle.timeout", "PT10S"),
                Map.entry("chaland.moodle.longest-request", "PT5M"),
                Map.entry("chaland.moodle.insecure-http", "false"));
    }

    @Override
    protected Set<String> required() {
        return Set.of(URL, TOKEN);
    }
}
