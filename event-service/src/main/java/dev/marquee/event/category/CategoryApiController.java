package dev.marquee.event.category;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events")
class CategoryApiController {

    private final Categories categories;

    CategoryApiController(Categories categories) {
        this.categories = categories;
    }

    @GetMapping("/api/categories")
    @Operation(summary = "The kinds of events, in order")
    @ApiResponse(responseCode = "200", description = "Their names")
    List<String> categories() {
        return categories.all();
    }
}
