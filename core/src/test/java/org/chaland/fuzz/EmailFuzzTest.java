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
            assertThat(typed).isEqualToIgnoringCase(email.value());
            var parsed = JMail.strictValidator().requireAscii().tryParse(typed);
            assertThat(parsed).isPresent();
            assertThat(parsed.get().localPart() + "@" + parsed.get().domain()).isEqualTo(typed);
        });
    }
}
