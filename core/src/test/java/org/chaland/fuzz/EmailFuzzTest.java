package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sanctionco.jmail.JMail;
import org.chaland.model.CanonicalEmail;

/** Whatever is typed as an address. */
class EmailFuzzTest {

    @FuzzTest
    void acceptedIsReadByOthersAsTheSame(byte[] bytes) {
        var typed = FuzzedText.of(bytes);

        CanonicalEmail.of(typed).ifPresent(email -> {
            assertThat(email.value()).matches("[!-~]{5,254}");
            assertThat(CanonicalEmail.of(email.value())).contains(email);
            var sent = CanonicalEmail.sendable(typed).orElseThrow();
            assertThat(sent).isEqualToIgnoringCase(email.value());
            assertThat(CanonicalEmail.sendable(CanonicalEmail.shown(sent)).orElseThrow())
                    .isEqualToIgnoringCase(sent);
            var parsed = JMail.strictValidator().requireAscii().tryParse(sent);
            assertThat(parsed).isPresent();
            assertThat(parsed.get().localPart() + "@" + parsed.get().domain()).isEqualTo(sent);
        });
    }
}
