package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.examples.webshop.Routes.Route;
import org.junit.jupiter.api.Test;

/** Another site's page makes a browser send what its user did not want: every route that changes something refuses. */
class ForgedRequestTest {

    /** What a provider sends is believed for its own secrets, and changes nothing without them: {@link ArrivalTest}. */
    private static final Set<String> FROM_PROVIDERS =
            Set.of("/contact/signed-in", "/sign-in/initiate", "/sign-in/back-channel-logout");

    private final RunningShop shop = RunningShop.shared();
    private final Browser visitor =
            Walk.newcomer(shop).leaveDetails("forged-for@example.org").browser();
    private final Browser staff = Staff.of(shop).browser();

    @Test
    void aRequestWithoutATokenIsRefused() {
        assertThat(refusals(""))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy((route, status) ->
                        assertThat(status).as(route.toString()).isEqualTo(403));
    }

    @Test
    void aRequestWithTheTokenOfAnotherSessionIsRefused() {
        var foreign = Tokens.of(shop.browser());

        assertThat(refusals(foreign))
                .allSatisfy((route, status) ->
                        assertThat(status).as(route.toString()).isEqualTo(403));
    }

    @Test
    void whatAProviderWouldSendChangesNothingWithoutItsSecrets() {
        var before = Stored.digest(shop);

        assertThat(FROM_PROVIDERS)
                .allSatisfy(path -> assertThat(post(visitor, new Route("POST", path, Set.of()), ""))
                        .as(path)
                        .isIn(302, 303, 400));
        assertThat(Stored.digest(shop)).isEqualTo(before);
    }

    @Test
    void aTokenFromBeforeASignInIsOfNoUseAfterIt() {
        var walk = Walk.newcomer(shop);
        walk.contactStep();
        var before = Tokens.of(walk.browser());
        walk.signIn("sam.okoro@example.org", RunningShop.DEMO_PASSWORD);

        var answer = post(walk.browser(), new Route("POST", "/cart/remove", Set.of()), before);

        assertThat(answer).isEqualTo(403);
    }

    /** The twin: with its own token a session gets through. */
    @Test
    void theSessionsOwnTokenIsAccepted() {
        var token = Tokens.of(visitor);

        assertThat(Routes.posting(shop).stream().filter(route -> !route.isForStaff()))
                .allSatisfy(route -> assertThat(post(visitor, route, Tokens.of(visitor)))
                        .as(route.toString())
                        .isNotEqualTo(403));
        assertThat(token).isNotEmpty();
    }

    private Map<Route, Integer> refusals(String token) {
        var before = Stored.digest(shop);
        var answers = Routes.posting(shop).stream()
                .filter(route -> !FROM_PROVIDERS.contains(route.path()))
                .collect(Collectors.toMap(
                        route -> route, route -> post(route.isForStaff() ? staff : visitor, route, token)));
        assertThat(Stored.digest(shop)).isEqualTo(before);
        return answers;
    }

    private int post(Browser browser, Route route, String token) {
        List<Map.Entry<String, String>> fields = token.isEmpty() ? List.of() : Tokens.form(token, Stream.of(), "");
        return browser.postOnly(shop.address().resolve(route.path()), fields).statusCode();
    }
}
