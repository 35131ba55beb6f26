package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.sanctionco.jmail.JMail;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaland.model.CanonicalEmail;
import org.junit.jupiter.api.Test;

/** Whatever we accept, a parser written by others accepts, and reads as the same local part and domain. */
class SecondOpinionOnEmailTest {

    private static final String ALPHABET =
            "abcdefghijklmnopqrstuvwxyzAIKZ0189..--_+'=?#$&*/^`{|}~%!@\"(),:;<>[]\\ \t\0é";

    @Test
    void everyAsciiCharacterInEveryPlace() {
        for (var frame :
                List.of("%a@example.org", "a%b@example.org", "a%@example.org", "a@%x.org", "a@x%y.org", "a@x.o%g")) {
            IntStream.range(0, 0x80)
                    .mapToObj(c -> frame.replace('%', (char) c))
                    .forEach(SecondOpinionOnEmailTest::assertSharedIfAccepted);
        }
    }

    @Test
    void randomAddresses() {
        var random = new Random(20240117);
        var accepted = IntStream.range(0, 200_000)
                .mapToObj(i -> randomText(random) + "@" + randomText(random) + ".org")
                .filter(SecondOpinionOnEmailTest::assertSharedIfAccepted)
                .count();

        assertThat(accepted).isGreaterThan(10_000);
    }

    private static String randomText(Random random) {
        return random.ints(1 + random.nextInt(6), 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    @Test
    void lengthsAroundTheLimits() {
        for (var local : List.of(1, 63, 64, 65)) {
            for (var label : List.of(1, 62, 63, 64)) {
                for (var labels : List.of(1, 2, 3, 4)) {
                    assertSharedIfAccepted("a".repeat(local) + "@" + ("b".repeat(label) + ".").repeat(labels) + "org");
                }
            }
        }
    }

    private static boolean assertSharedIfAccepted(String address) {
        var canonical = CanonicalEmail.of(address);
        canonical.ifPresent(email -> {
            var sent = CanonicalEmail.sendable(address).orElseThrow();
            var parsed = JMail.strictValidator().requireAscii().tryParse(sent);
            assertThat(parsed).as(address).isPresent();
            assertThat(parsed.get().localPart() + "@" + parsed.get().domain()).isEqualTo(sent);
        });
        return canonical.isPresent();
    }
}
