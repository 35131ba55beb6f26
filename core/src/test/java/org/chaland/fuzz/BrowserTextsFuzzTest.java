package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.OpenOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
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

        requireExpired(shop, owner, new Handle(text(sent, "handle")), sent, locale);
        var checkout = shop.chaland.checkout();
        assertThat(checkout.signedIn(SHOP, own, sent, RETURN, locale)).isInstanceOf(SignedInOutcome.Refused.class);
        assertThat(checkout.beginSignIn(
                        SHOP, owner, Optional.of(own), text(sent, "issuer"), FormInput.read(sent), RETURN))
                .isNotInstanceOf(BeginSignInOutcome.Expired.class);
        assertThat(checkout.submit(submission(owner, own, sent, locale))).isNotInstanceOf(SubmitOutcome.Expired.class);
        var visit = Visit.of(SHOP, owner).withLocale(locale);
        for (var list : List.of("", "placed:", "completed:", "cancelled:", "products:", "seats:", "documents:")) {
            var after = Optional.of(list + text(sent, "after"));
            assertThat(shop.chaland.support().open(visit, false, after)).isInstanceOf(SupportArea.class);
        }
    }

    private static void requireExpired(
            World shop, Visitor owner, Handle strange, Map<String, String> sent, Locale locale) {
        var checkout = shop.chaland.checkout();
        assertThat(checkout.open(SHOP, owner, strange, locale)).isInstanceOf(OpenOutcome.Expired.class);
        assertThat(checkout.signedIn(SHOP, strange, sent, RETURN, locale)).isInstanceOf(SignedInOutcome.Expired.class);
        assertThat(checkout.submit(submission(owner, strange, PickyShop.COMPLETE_PARAMETERS, locale)))
                .isInstanceOf(SubmitOutcome.Expired.class);
    }

    private static Submission submission(Visitor owner, Handle handle, Map<String, String> sent, Locale locale) {
        return Submission.builder(SHOP, owner, FormInput.read(sent))
                .handle(Optional.of(handle))
                .base(text(sent, "base"))
                .locale(locale)
                .build();
    }

    private static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "");
    }
}
