package org.chaland.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.PanelContent;
import org.chaland.spi.Product;
import org.chaland.spi.ShopRules;
import org.chaland.spi.SupportItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others give us to show: no blank text, and no address that a page may not link to. */
class ShownValuesTest {

    private static final ShopId SHOP = new ShopId("books");
    private static final PurchaseRef REF = new PurchaseRef(SHOP, "order-1");
    private static final URI PAGE = URI.create("/page");

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/hosts"})
    void anAddressThatAPageMayNotLinkToIsRefusedAndNotRepeated(String address) {
        takersOf(URI.create(address))
                .forEach(taker -> assertThatThrownBy(taker::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("give one of [http, https, mailto, tel]")
                        .hasMessageNotContaining(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/page", "page?x=1", "https://shop.example.org", "HTTP://x", "mailto:a@example.org", "tel:1"})
    void anyOtherIsTaken(String address) {
        takersOf(URI.create(address))
                .forEach(taker -> assertThatCode(taker::run).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void aBlankTextIsRefused(Runnable taker) {
        assertThatThrownBy(taker::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is blank: give a text that can be shown");
    }

    static Stream<Runnable> blanks() {
        return Stream.of(
                () -> OrderDescription.of(REF, " "),
                () -> OrderDescription.of(REF, "title").amount(""),
                () -> Product.named("\t"),
                () -> SupportItem.of("", PAGE),
                () -> SupportItem.of(" "),
                () -> new PanelContent("", List.of(), "empty"),
                () -> new PanelContent("title", List.of(), " "));
    }

    @Test
    void listsAreCopied() {
        var products = new ArrayList<>(List.of(Product.named("one")));
        var items = new ArrayList<>(List.of(SupportItem.of("one")));
        var order = OrderDescription.of(REF, "title").products(products);
        var content = new PanelContent("title", items, "empty");

        products.clear();
        items.clear();

        assertThat(order.products()).hasSize(1);
        assertThat(content.items()).hasSize(1);
        assertThatThrownBy(() -> order.products().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aReferenceIsReadFromWhatABrowserSends() {
        assertThat(PurchaseRef.read(SHOP, "order-1")).contains(REF);
        assertThat(PurchaseRef.read(SHOP, "x".repeat(100))).isPresent();
        assertThat(Stream.of("", " ", "x".repeat(101), "é", "a\u0000"))
                .allMatch(text -> PurchaseRef.read(SHOP, text).isEmpty());
    }

    @Test
    void aDocumentWithoutAnAddressIsRefused() {
        var documents = List.of(SupportItem.of("title", PAGE), SupportItem.of("no page"));

        assertThatThrownBy(() -> OrderDescription.of(REF, "title").documents(documents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give each document one");
    }

    @Test
    void aDescriptionIsNotChangedByWhatIsMadeOfIt() {
        var plain = OrderDescription.of(REF, "title");

        var whole = plain.amount("1 €")
                .address(PAGE)
                .products(List.of(Product.named("product")))
                .documents(List.of(SupportItem.of("document", PAGE)));

        assertThat(plain.amount()).isEmpty();
        assertThat(plain.address()).isEmpty();
        assertThat(Stream.of(plain.products(), plain.documents())).allMatch(List::isEmpty);
        assertThat(whole.amount()).contains("1 €");
        assertThat(whole.address()).contains(PAGE);
        assertThat(Stream.of(whole.products(), whole.documents())).allMatch(list -> list.size() == 1);
    }

    private static List<Runnable> takersOf(URI address) {
        return List.of(
                () -> OrderDescription.of(REF, "title").address(address),
                () -> Product.named("product").at(address),
                () -> SupportItem.of("text", address),
                () -> new SupportItem("text", Optional.of(address)),
                () -> ShopRules.builder().address(address),
                () -> ShopRules.builder().administration(address));
    }
}
