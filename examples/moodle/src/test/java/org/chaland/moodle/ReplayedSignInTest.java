package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chaland.model.Account;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by password, against what a real Moodle answered (4.5.6). */
class ReplayedSignInTest {

    private final ReplayServer moodle = new ReplayServer();
    private final MoodleProvider provider = new MoodleProvider(moodle.settings());

    @AfterEach
    void close() {
        moodle.close();
        assertThat(moodle.left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "alice, b03-token-good-custom, c28-customer-token-siteinfo, 6",
        "al+i(c)e, l08-token-username-cleaned, l09-siteinfo-of-l08, 6",
    })
    void whoSignedInIsWhomTheTokenBelongsTo(String name, String token, String site, String id) {
        moodle.play(token, site);

        assertThat(provider.signIn(new PasswordAttempt(name, "Cust-Local-1!".toCharArray())))
                .contains(SignedIn.as(new Account(provider.issuer(), id)));
    }

    @ParameterizedTest
    @CsvSource({
        "alice, b05-token-bad-password",
        "nobody-here, b06-token-unknown-user",
        "bob, b07-token-suspended-good-password",
        "carl, b08-token-nologin-user",
        "fay, b09-token-unconfirmed",
        "alice, i23-oldmaintenance-token",
    })
    void nobodySignsInForWhicheverReason(String name, String recording) {
        moodle.play(recording);

        assertThat(provider.signIn(new PasswordAttempt(name, "Cust-Local-1!".toCharArray())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i13-maintenance-token", "i32-upgraderunning-token", "n03-db-down-token"})
    void aSignInThatIsNotAnsweredIsToldApart(String recording) {
        moodle.play(recording);

        assertThatThrownBy(() -> provider.signIn(new PasswordAttempt("alice", "Cust-Local-1!".toCharArray())))
                .isInstanceOf(ProviderUnavailableException.class);
    }
}
