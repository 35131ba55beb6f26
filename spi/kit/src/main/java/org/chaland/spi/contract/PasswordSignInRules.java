package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link PasswordSignIn}. */
abstract class PasswordSignInRules extends ProviderPart<PasswordSignIn> {

    private static final String PASSWORD = "Qx correct horse 4 battery";
    private static final String OTHER_PASSWORD = "Qz another horse 5 staple";

    private PasswordSignIn provider;
    private Account anna;

    PasswordSignInRules() {
        super(PasswordSignIn.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(Samples.person("anna@example.org"), PASSWORD);
    }

    @Test
    void whoHasNameAndPasswordIsTold() {
        assertIsAlone(anna, signIn(name(anna), PASSWORD));
        assertEquals(provider.issuer(), anna.issuer());
    }

    @Test
    void onePersonIsOneAccountAndTwoAreTwo() {
        var berta = user(Samples.person("berta@example.org"), OTHER_PASSWORD);

        assertEquals(Optional.of(berta), signIn(name(berta), OTHER_PASSWORD).map(SignedIn::account));
        assertEquals(Optional.of(anna), signIn(name(anna), PASSWORD).map(SignedIn::account));
    }

    @Test
    void passwordOfSomebodyElseSignsNobodyIn() {
        var berta = user(Samples.person("berta@example.org"), OTHER_PASSWORD);

        assertEquals(Optional.empty(), signIn(name(berta), PASSWORD));
        assertEquals(Optional.empty(), signIn(name(anna), OTHER_PASSWORD));
    }

    @Test
    void wrongPasswordSignsNobodyIn() {
        for (var wrong : List.of(
                "",
                " ",
                "\0",
                "\0".repeat(PASSWORD.length()),
                PASSWORD.substring(1),
                PASSWORD.substring(0, PASSWORD.length() - 1),
                PASSWORD + "x",
                PASSWORD.toLowerCase(Locale.ROOT),
                PASSWORD.toUpperCase(Locale.ROOT),
                "%",
                "*",
                "' or '1'='1",
                "x".repeat(1_000))) {
            assertEquals(Optional.empty(), signIn(name(anna), wrong));
        }
    }

    @Test
    void unknownNameSignsNobodyInWhateverThePassword() {
        for (var unknown : List.of(
                "nobody",
                "",
                "\0",
                "%",
                "_".repeat(name(anna).length()),
                "*",
                "é\r\nX: y",
                "' or '1'='1",
                "<b>\"&",
                "x".repeat(255),
                anna.subject() + name(anna))) {
            assertEquals(Optional.empty(), signIn(unknown, PASSWORD));
        }
    }

    @Test
    void whoeverWritesTheNameOtherwiseIsTheOwnerOfThePasswordOrNobody() {
        var name = name(anna);

        for (var otherwise : List.of(
                name.toUpperCase(Locale.ROOT), " " + name, name + " ", name + "+", "(" + name + ")", name + "\u00e9")) {
            var who = signIn(otherwise, PASSWORD).map(SignedIn::account);
            assertEquals(anna, who.orElse(anna), otherwise);
        }
    }

    @Test
    void accountThatCannotBeUsedSignsNobodyIn() {
        suspend(anna);

        assertEquals(Optional.empty(), signIn(name(anna), PASSWORD));
    }

    @Test
    void failedAttemptsLeaveTheNextOneAsItIs() {
        signIn(name(anna), OTHER_PASSWORD);
        signIn("nobody", PASSWORD);

        assertEquals(Optional.of(anna), signIn(name(anna), PASSWORD).map(SignedIn::account));
        assertEquals(Optional.empty(), signIn(name(anna), OTHER_PASSWORD));
    }

    @Test
    void attemptThatWasWipedAfterwardsIsOfNoConsequence() {
        var attempt = new PasswordAttempt(name(anna), PASSWORD.toCharArray());
        provider.signIn(attempt);
        attempt.wipe();

        assertEquals(Optional.empty(), provider.signIn(attempt));
        assertEquals(Optional.of(anna), signIn(name(anna), PASSWORD).map(SignedIn::account));
    }

    @Test
    void peopleWhoSignInAtOneMomentAreNotConfused() {
        var berta = user(Samples.person("berta@example.org"), OTHER_PASSWORD);

        var answers = Threads.race(
                number -> number % 2 == 0 ? signIn(name(anna), PASSWORD) : signIn(name(berta), OTHER_PASSWORD));

        for (var number = 0; number < answers.size(); number++) {
            var expected = number % 2 == 0 ? anna : berta;
            assertEquals(Optional.of(expected), answers.get(number).map(SignedIn::account));
        }
    }

    @Test
    void textFormDoesNotShowThePassword() {
        signIn(name(anna), PASSWORD);

        assertFalse(provider.toString().contains(PASSWORD));
    }

    private Optional<SignedIn> signIn(String name, String password) {
        return provider.signIn(new PasswordAttempt(name, password.toCharArray()));
    }
}
