package dev.marquee.notification.message.api;

/** Answers that the documentation shows. */
final class MessageExamples {

    static final String MESSAGE =
            """
            {"id":12,"event_id":7,"event_name":"Lantern Night","class":"service","state":"sending","why":null,"audience":{"events":null,"types":null,
            "sections":null,"states":null,"paid":null,"came":false,"list":null,"languages":null,"bought_from":null,"bought_until":null,"code":null},
            "main_lang":"en","texts":{"en":{"subject":"Bring a coat tonight","text":"Dear {name}, the barge is open at the sides. **Bring a coat.**"}},
            "at":"2026-11-27T18:00:00Z","anchor":null,"offset_days":null,"local_time":null,"later_bookers":false,"counted":71,
            "outcomes":{"handed_over":50,"bounced_hard":1,"waiting":20},"created_at":"2026-11-25T10:15:00Z","sent_at":"2026-11-27T18:00:00Z",
            "finished_at":null,"version":3}\
            """;

    static final String MESSAGES =
            """
            {"items":[
            """
                    + MESSAGE
                    + "],\"page\":0,\"size\":20,\"total\":1}";

    static final String COUNT = "{\"people\":71,\"tickets\":164,\"without_address\":2}";

    static final String PREVIEW =
            """
            {"as":"minhchau@example.org","subject":"Bring a coat tonight","html":"<p>Dear Minh Châu, …</p>","text":"Dear Minh Châu, …"}\
            """;

    static final String RECIPIENTS =
            """
            {"items":[{"address":"minhchau@example.org","name":"Minh Châu","outcome":"handed_over","why":null,"at":"2026-11-27T18:00:12Z"}],
            "page":0,"size":20,"total":71}\
            """;

    private MessageExamples() {}
}
