package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.chaland.moodle.People.ZOE;
import static org.chaland.moodle.People.key;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountState;
import org.chaland.spi.Invitation;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong on the way, the outcome is stated, and nothing is told to whoever reads logs. */
@Tag("ci")
class FaultTest {

    private static final ShopId SHOP = new ShopId("shop-1");

    static final Invitation.Context INVITED = new Invitation.Context(SHOP, Locale.FRENCH, Optional.empty());

    private final MoodleDouble moodle = new MoodleDouble();
    private final MoodleProvider provider = moodle.provider();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Leaks leaks = new Leaks();

    @AfterEach
    void close() {
        end.countDown();
        leaks.assertNoneLogged();
        leaks.close();
        moodle.close();
    }

    static Stream<Arguments> operationsAndAnswers() {
        return operations().entrySet().stream()
                .flatMap(operation -> UselessAnswers.all().entrySet().stream()
                        .map(answer -> Arguments.of(operation.getKey(), answer.getKey())));
    }

    /** What is asked of the provider, by the function that fails. */
    private static Map<String, BiConsumer<MoodleProvider, Account>> operations() {
        return Map.of(
                Users.BY_FIELD,
                (provider, zoe) -> provider.find(key(2)),
                Users.SEARCH,
                (provider, zoe) -> provider.stateOf(zoe),
                Access.UPDATE,
                (provider, zoe) -> provider.suspend(zoe),
                Courses.FIND,
                (provider, zoe) -> provider.grant(SHOP, zoe),
                Courses.ENROL,
                (provider, zoe) -> provider.grant(SHOP, zoe),
                Courses.UNENROL,
                (provider, zoe) -> provider.revoke(SHOP, zoe),
                Invitations.RESET,
                (provider, zoe) -> provider.invite(zoe, INVITED),
                "/login/token.php",
                (provider, zoe) ->
                        provider.signIn(new PasswordAttempt("canary@example.org", "Passw0rd".toCharArray())));
    }

    @ParameterizedTest
    @MethodSource("operationsAndAnswers")
    void anAnswerThatIsNoneLeavesOpenWhatHappened(String function, String answer) {
        var zoe = moodle.user(ZOE);
        moodle.next(function, Fault.instead(UselessAnswers.all().get(answer)));

        var failure = catchThrowable(() -> operations().get(function).accept(provider, zoe));

        if (function.equals("/login/token.php") && answer.equals("maintenance")) {
            // Which Moodle tells to a right password only.
            assertThat(failure).isNull();
            return;
        }
        assertThat(failure).isInstanceOf(ProviderUnavailableException.class);
        leaks.assertNoneIn(failure);
        assertThat(failure).hasNoCause();
    }

    static Stream<String> answers() {
        return UselessAnswers.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAccountThatWasMadeIsReturnedWhateverTheAnswer(String answer) {
        moodle.next(Accounts.CREATE, Fault.after(UselessAnswers.all().get(answer)));

        var zoe = provider.create(key(1), ZOE);

        assertThat(provider.find(key(1))).contains(zoe);
        assertThat(moodle.users.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAccountThatWasNotMadeIsNotPromisedWhateverTheAnswer(String answer) {
        moodle.next(Accounts.CREATE, Fault.instead(UselessAnswers.all().get(answer)));

        var failure = catchThrowable(() -> provider.create(key(1), ZOE));

        assertThat(failure).isInstanceOf(ProviderUnavailableException.class);
        leaks.assertNoneIn(failure);
        assertThat(moodle.users.count()).isZero();
        assertThat(provider.find(key(1))).isEmpty();
        provider.create(key(1), ZOE);
        assertThat(moodle.users.count()).isEqualTo(1);
    }

    @Test
    void nothingIsTheAnswerToAnOrderAndToNothingElse() {
        var zoe = moodle.user(ZOE);
        var nothing = Answer.json("null");
        var something = Answer.json("[]");
        moodle.next(Users.BY_FIELD, Fault.instead(nothing));
        moodle.next(Users.SEARCH, Fault.instead(nothing));
        moodle.next(Access.UPDATE, Fault.instead(nothing));
        moodle.next(Courses.ENROL, Fault.instead(something));

        for (var call : List.<Runnable>of(
                () -> provider.find(key(1)),
                () -> provider.stateOf(zoe),
                () -> provider.suspend(zoe),
                () -> provider.grant(SHOP, zoe))) {
            assertThatThrownBy(call::run).isInstanceOf(ProviderUnavailableException.class);
        }
    }

    @Test
    void aCallThatIsCutOffBeforeItTakesEffectMakesNothing() {
        moodle.next(Accounts.CREATE, Fault.refused());

        assertThatThrownBy(() -> provider.create(key(1), ZOE)).isInstanceOf(ProviderUnavailableException.class);

        assertThat(moodle.users.count()).isZero();
    }

    @Test
    void aReplyThatIsLostIsMadeUpForByALook() {
        moodle.next(Accounts.CREATE, Fault.lostReply());

        assertThat(provider.find(key(1))).isEmpty();
        var zoe = provider.create(key(1), ZOE);

        assertThat(provider.find(key(1))).contains(zoe);
    }

    @Test
    void silenceEnds() {
        moodle.next(Users.BY_FIELD, Fault.silence(end));
        var impatient = moodle.impatient();

        assertThatThrownBy(() -> impatient.find(key(1)))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("too-slow");
    }

    @Test
    void aBodyThatDripsEndsToo() {
        moodle.next(Users.BY_FIELD, Fault.drip(end));
        var impatient = moodle.impatient();

        assertThatThrownBy(() -> impatient.find(key(1)))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("too-slow");
    }

    @Test
    void anUpdateThatFailsByAWarningHasFailed() {
        var admin = new Account(provider.issuer(), "2");

        assertThatThrownBy(() -> provider.suspend(admin))
                .isInstanceOfSatisfying(
                        ProviderRefusalException.class,
                        refusal ->
                                assertThat(refusal.reason()).isEqualTo(ProviderRefusalException.Reason.NOT_PERMITTED));

        assertThat(provider.stateOf(admin)).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void whoeverIsNotSeenIsNotSaidToBeGone() {
        var zoe = moodle.user(ZOE);
        moodle.site.capabilities.remove("user:viewdetails");

        for (var call : List.<Runnable>of(
                () -> provider.stateOf(zoe), () -> provider.profile(zoe), () -> provider.invite(zoe, INVITED))) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            ProviderRefusalException.class,
                            refusal -> assertThat(refusal.reason())
                                    .isEqualTo(ProviderRefusalException.Reason.NOT_PERMITTED));
        }
    }

    @Test
    void nobodyListens() {
        var settings = moodle.properties();
        settings.put("chaland.moodle.url", "http://127.0.0.1:9");

        assertThatThrownBy(() -> new MoodleProvider(MoodleSettings.from(settings)).find(key(1)))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("no-answer");
    }

    @Test
    void noFormIsSentOnToWhereARedirectLeads() {
        moodle.next(Users.BY_FIELD, Fault.redirect(307, moodle.site.url + "/elsewhere"));

        assertThatThrownBy(() -> provider.find(key(1))).isInstanceOf(ProviderUnavailableException.class);

        assertThat(moodle.calls()).containsExactly(Users.BY_FIELD);
    }

    @Test
    void tokenAndPasswordAreInNoAddress() {
        var zoe = moodle.user(ZOE);
        provider.find(key(1));
        provider.stateOf(zoe);
        provider.signIn(new PasswordAttempt("canary@example.org", "Passw0rd".toCharArray()));

        assertThat(moodle.requests()).allSatisfy(request -> leaks.assertNoneIn(request.uri()));
        assertThat(moodle.requests()).allMatch(request -> request.method().equals("POST"));
        leaks.assertNoneIn(provider.toString());
        leaks.assertNoneIn(MoodleSettings.from(moodle.properties()).toString());
    }
}
