package org.chaland.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chaland.Chaland;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.form.FormInput;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.junit.jupiter.api.Test;

/** What the README shows is compiled and run here; a test keeps the two equal. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theFifteenLinesDoWhatTheReadmeSays() {
        // readme
        var shop = new ShopId("books");
        var lms = InMemoryIdentityProvider.builder("https://lms.example.org").build();
        var rules = ShopRules.builder()
                .signInIssuers(lms.issuer())
                .learningIssuer(lms.issuer())
                .build();
        var chaland = Chaland.builder()
                .storage(new InMemoryStorage())
                .shops(ShopSettings.single(shop, rules))
                .identityProvider(lms)
                .build();

        var visit = Visit.of(shop, Visitor.anonymous());
        var typed = FormInput.read(
                Map.of("familyName", "Example", "email", "ada@example.org", "city", "Paris", "country", "FR"));
        var saved = (SubmitOutcome.Saved) chaland.checkout().submit(visit, typed);
        chaland.checkout().placed(visit.withHandle(saved.handle()), "order-1", List.of(), saved.version());
        chaland.checkout().completed(new PurchaseRef(shop, "order-1"));
        chaland.upkeep().run(100);
        // end

        assertThat(lms.invitations()).hasSize(1);
        assertThat(lms.supported(shop)).hasSize(1);
    }

    @Test
    void theReadmeShowsExactlyThoseLines() throws IOException {
        var source = Files.readString(Path.of("src/test/java/org/chaland/documentation/ReadmeTest.java"));
        var run = source.substring(source.indexOf("// readme\n") + 10, source.indexOf("// end\n"));

        assertThat(withoutLayout(Files.readString(ROOT.resolve("README.md")))).contains(withoutLayout(run));
    }

    @Test
    void theVersionsAreThoseOfTheBuild() throws IOException {
        var readme = Files.readString(ROOT.resolve("README.md"));
        var build = Files.readString(ROOT.resolve("pom.xml"));
        var versions = List.of("hibernate", "h2", "hibernate-validator", "spring-boot").stream()
                .map(name -> build.replaceAll("(?s).*<" + name + ".version>(.*?)<.*", "$1"))
                .collect(Collectors.toList());

        assertThat(readme).contains(versions);
    }

    private static String withoutLayout(String text) {
        return text.replaceAll("\\s+", "");
    }
}
