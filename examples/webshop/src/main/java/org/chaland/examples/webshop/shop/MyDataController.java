package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.privacy.PersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.ObjectMapper;

/** What the shop stores about the signed-in visitor, to read and to download. No cache stores it, as no page of the shop. */
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
                .map(data -> new ModelAndView("my-data").addObject("data", MyDataPage.of(data.tree(), locale)))
                .orElseGet(() -> noData(request));
    }

    /** The page of a visitor of whom the shop has no record. */
    static ModelAndView noData(HttpServletRequest request) {
        return new ModelAndView("no-data")
                .addObject("reason", ShopSession.isSignedIn(request) ? "NO_RECORD" : "NOT_SIGNED_IN");
    }

    @GetMapping("/my-data/file")
    ResponseEntity<String> file(HttpServletRequest request) {
        var data = export(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return JsonFile.of("my-data.json", data, json);
    }

    /** Describes the format of the file. */
    @GetMapping("/my-data/schema")
    ResponseEntity<String> schema() {
        return JsonFile.of("my-data.schema.json", PersonalData.schema());
    }

    private Optional<PersonalData> export(HttpServletRequest request) {
        return chaland.privacy().export(Visit.of(shop, ShopSession.visitor(request)));
    }
}
