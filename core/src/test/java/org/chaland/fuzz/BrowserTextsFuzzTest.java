package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.World.RETURN;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.form.FormInput;
import org.chaland.journey.World;
import org.chaland.model.Handle;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.support.SupportArea;

/** Whatever a browser sends back of what it was given: handle, base, a provider's answer, place in a list, language. */
class BrowserTextsFuzzTest {

    @FuzzTest
    void strangeTextsOpenNothing(byte[] bytes) {
        var sent = FuzzedText.parameters(bytes);
        var shop = PickyShop.empty();
        var account = shop.user(PickyShop.COMPLETE.contact());
        var own = shop.submitAs(account, PickyShop.COMPLETE);
        var owner = Visitor.signedIn(account);
        var locale = Locale.forLanguageTag(text(sent, "locale"));

        var visit = World.visit(owner, own).withLocale(locale);
        requireExpired(shop, visit.withHandle(new Handle(text(sent, "handle"))), sent);
        var checkout = shop.chaland.checkout();
        assertThat(checkout.signedIn(visit, sent, RETURN)).isInstanceOf(SignedInOutcome.Refused.class);
        assertThat(checkout.beginSignIn(visit, SignInRequest.at(text(sent, "issuer"), RETURN), FormInput.read(sent)))
                .isNot(EXPIRED);
        assertThat(checkout.submit(visit, submission(sent))).isNot(EXPIRED);
        for (var list : List.of("", "placed:", "completed:", "cancelled:", "products:", "seats:", "documents:")) {
            var after = Optional.of(list + text(sent, "after"));
            assertThat(shop.chaland.support().open(visit.withHandle(Optional.empty()), false, after))
                    .isInstanceOf(SupportArea.class);
        }
    }

    private static void requireExpired(World shop, Visit strange, Map<String, String> sent) {
        var checkout = shop.chaland.checkout();
        assertThat(checkout.open(strange)).is(EXPIRED);
        assertThat(checkout.signedIn(strange, sent, RETURN)).is(EXPIRED);
        assertThat(checkout.submit(strange, submission(PickyShop.COMPLETE_PARAMETERS)))
                .is(EXPIRED);
    }

    private static Submission submission(Map<String, String> sent) {
        return new Submission(FormInput.read(sent), text(sent, "base"));
    }

    private static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "");
    }
}
