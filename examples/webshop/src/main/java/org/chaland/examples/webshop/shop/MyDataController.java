package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.model.ShopId;
import org.chaland.privacy.ExportOutcome;
import org.chaland.privacy.PersonalData;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.ObjectMapper;

/** What the shop keeps about whoever is signed in: to read, and to take along. Kept by no cache, as no page of the shop is. */
@Controller
class MyDataController {

    private final Chaland chaland;
    private final ShopId shop;
    private final ObjectMapper json;

    MyDataController(Chaland chaland, ShopId shop, ObjectMapper json) {
        this.chaland = chaland;
        this.shop = shop;
        this.json = json;
    }

    @GetMapping("/my-data")
    ModelAndView page(HttpServletRequest request, Locale locale) {
        return export(request)
                .fold(
                        exported -> new ModelAndView("my-data")
                                .addObject("data", MyDataPage.of(exported.data().tree(), locale)),
                        refused -> new ModelAndView("no-data").addObject("reason", refused.reason()));
    }

    @GetMapping("/my-data/file")
    ResponseEntity<String> file(HttpServletRequest request) {
        var data = export(request).fold(ExportOutcome.Exported::data, refused -> {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
        return attachment("my-data.json")
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsString(data.tree()));
    }

    /** What the file means, for whoever is given it. */
    @GetMapping("/my-data/schema")
    ResponseEntity<String> schema() {
        return attachment("my-data.schema.json").body(PersonalData.schema());
    }

    private ExportOutcome export(HttpServletRequest request) {
        return chaland.privacy().export(shop, ShopSession.visitor(request));
    }

    private static ResponseEntity.BodyBuilder attachment(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }
}
