package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.moodle.People.ZOE;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.chaland.spi.SignInAttempt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what a real Moodle sent (4.5.6), whose keys are gone; the double sends the same. */
class RecordedLaunchTest {

    private static final String SITE = "http://127.0.0.1:8300";
    private static final SignInAttempt ATTEMPT = new SignInAttempt(
            "state-of-this-attempt", "secret", URI.create("http://127.0.0.1:8310/lti/launch"), Locale.FRENCH, false);

    private final MoodleProvider provider = new MoodleProvider(MoodleSettings.from(Map.of(
            "chaland.moodle.url", SITE,
            "chaland.moodle.token", MoodleDouble.TOKEN,
            "chaland.moodle.lti-activity", "2",
            "chaland.moodle.lti-client-id", "j12tMQaRgfAl9vy",
            "chaland.moodle.lti-deployment-id", "1")));

    @Test
    void theButtonLeadsWhereTheRecordedOneDid() {
        assertThat("GET " + provider.address(ATTEMPT))
                .isEqualTo(recording("signed-out").get(0).get("req").stringValue());
    }

    @Test
    void moodleIsAskedWhatItWasAskedThen() {
        var recorded = query(URI.create(recording("signed-out").stream()
                .filter(step -> step.has("location") && step.get("status").intValue() == 302)
                .findFirst()
                .orElseThrow()
                .get("location")
                .stringValue()));

        var asked = query(provider.address(ATTEMPT, form("signed-out", "ltiInitiateLoginForm"))
                .orElseThrow());

        assertThat(asked.keySet()).isEqualTo(recorded.keySet());
        asked.keySet().removeAll(List.of("state", "nonce"));
        assertThat(recorded).containsAllEntriesOf(asked);
    }

    @Test
    void aLaunchOfSomebodyWhoIsSignedOutIsNotAnswered() {
        var begun = form("launch-signed-out-fails", "ltiInitiateLoginForm");

        assertThat(begun).containsEntry("login_hint", "0");
        assertThat(provider.address(ATTEMPT, begun)).isEmpty();
    }

    @Test
    void theDoubleSendsFormsAndClaimsOfTheSameNames() throws ParseException {
        try (var moodle = new MoodleDouble()) {
            var zoe = moodle.user(ZOE);
            var browser = Browser.with(moodle.tool.sessionOf(moodle.row(zoe).id));
            var begun = browser.open(URI.create(moodle.site.url + LtiSignIns.VIEW + DoubleTool.ACTIVITY));
            var answer = browser.open(moodle.provider()
                    .address(
                            new SignInAttempt("state", "secret", URI.create(DoubleTool.RETURN), Locale.FRENCH, false),
                            begun.fields())
                    .orElseThrow());
            var recorded = form("signed-out", "ltiAuthForm");

            assertThat(begun.fields().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            form("signed-out", "ltiInitiateLoginForm").keySet());
            assertThat(answer.fields().keySet()).containsExactlyInAnyOrderElementsOf(recorded.keySet());
            assertThat(claims(recorded)).containsAll(claims(answer.fields()));
        }
    }

    private static Set<String> claims(Map<String, String> answer) throws ParseException {
        return SignedJWT.parse(answer.get("id_token"))
                .getJWTClaimsSet()
                .getClaims()
                .keySet();
    }

    private static Map<String, String> form(String recording, String name) {
        var fields = new HashMap<String, String>();
        recording(recording).stream()
                .filter(step ->
                        step.has("form") && step.get("form").stringValue().equals(name))
                .findFirst()
                .orElseThrow()
                .get("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().stringValue()));
        return fields;
    }

    private static List<JsonNode> recording(String name) {
        try (var file = RecordedLaunchTest.class.getResourceAsStream("/recordings/lti/" + name + ".json")) {
            return StreamSupport.stream(JsonMapper.shared().readTree(file).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (one, other) -> one, TreeMap::new));
    }
}
