package org.chaland.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikelyDomainsTest {

    @ParameterizedTest
    @CsvSource({
        "noor@gmial.com, noor@gmail.com",
        "noor@gamil.com, noor@gmail.com",
        "noor@gmai.com, noor@gmail.com",
        "noor@gmaill.com, noor@gmail.com",
        "noor@gnail.com, noor@gmail.com",
        "noor@gmail.con, noor@gmail.com",
        "noor@gmail.co, noor@gmail.com",
        "Noor@HOTMIAL.FR, Noor@hotmail.fr",
        "noor@ornage.fr, noor@orange.fr",
        "a@b@wanado.fr, a@b@wanadoo.fr"
    })
    void oneSlipInTheDomainOfALargeServiceIsNoticed(String typed, String meant) {
        assertThat(probable(typed)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noor@gmail.com",
                "noor@GMAIL.com",
                "noor@mail.com",
                "noor@ymail.com",
                "noor@example.org",
                "noor@gm.com",
                "noor@gmial.fr",
                "noor@com",
                "noor@",
                "noor"
            })
    void everythingElseIsLeftInPeace(String typed) {
        assertThat(probable(typed)).isEmpty();
    }

    @Test
    void whoeverHasNoAddressIsAskedNothing() {
        assertThat(new ReviewOutcome.Ready(Details.empty(), "").probableEmail()).isEmpty();
    }

    private static Optional<String> probable(String email) {
        var details = Details.of(Contact.builder().email(email).build());
        return new ReviewOutcome.Ready(details, "").probableEmail();
    }
}
