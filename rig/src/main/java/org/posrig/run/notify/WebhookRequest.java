package org.posrig.run.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message as each kind of robot takes it. The forms are those their makers publish:
 *
 * <ul>
 *   <li>plain: the text itself, {@code text/plain}
 *   <li>Slack, "Sending messages using incoming webhooks": {@code {"text": …}}, with {@code & < >} escaped
 *   <li>WeCom, "群机器人配置说明": {@code {"msgtype": "text", "text": {"content": …}}}
 *   <li>DingTalk, "自定义机器人接入": the same body; signed with {@code timestamp} (milliseconds) and {@code sign} in the query, the Base64 of
 *       HMAC-SHA256 over {@code timestamp + "\n" + secret} with the secret as the key
 *   <li>Feishu and Lark, "自定义机器人使用指南": {@code {"msg_type": "text", "content": {"text": …}}}; signed with {@code timestamp} (seconds) and
 *       {@code sign} in the body, the Base64 of HMAC-SHA256 over nothing with {@code timestamp + "\n" + secret} as the key
 * </ul>
 */
record WebhookRequest(URI uri, String contentType, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static WebhookRequest of(Webhook webhook, String text, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (webhook.style()) {
            case PLAIN -> {
                return new WebhookRequest(webhook.uri(), "text/plain; charset=utf-8", text);
            }
            case SLACK -> body.put("text", escaped(text));
            case WECOM, DINGTALK ->
                body.put("msgtype", "text").putObject("text").put("content", text);
            case FEISHU -> {
                webhook.secret().ifPresent(secret -> {
                    String timestamp = Long.toString(now.getEpochSecond());
                    body.put("timestamp", timestamp).put("sign", hmac(timestamp + "\n" + secret.value(), ""));
                });
                body.put("msg_type", "text").putObject("content").put("text", text);
            }
        }
        return new WebhookRequest(signed(webhook, now), "application/json; charset=utf-8", body.toString());
    }

    /** What an answer of 200 says beside it: these robots tell refusals in the body. */
    static Delivery verdict(Style style, String answer) {
        String field = switch (style) {
            case PLAIN, SLACK -> "";
            case WECOM, DINGTALK -> "errcode";
            case FEISHU -> "code";
        };
        if (field.isEmpty()) {
            return new Delivery.Done();
        }
        try {
            int code = JSON.readTree(answer).path(field).asInt(0);
            // -1 is what both WeCom and DingTalk say when they are too busy.
            return code == 0
                    ? new Delivery.Done()
                    : new Delivery.Failed("refused the message: '" + answer + "'", code == -1);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return new Delivery.Failed("answered something that is no robot's answer: '" + answer + "'", false);
        }
    }

    private static URI signed(Webhook webhook, Instant now) {
        if (webhook.style() != Style.DINGTALK || webhook.secret().isEmpty()) {
            return webhook.uri();
        }
        String secret = webhook.secret().get().value();
        String timestamp = Long.toString(now.toEpochMilli());
        String sign = URLEncoder.encode(hmac(secret, timestamp + "\n" + secret), StandardCharsets.UTF_8);
        String address = webhook.address().value();
        return URI.create(address + (address.contains("?") ? "&" : "?") + "timestamp=" + timestamp + "&sign=" + sign);
    }

    private static String hmac(String key, String over) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(over.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return "WebhookRequest to " + uri.getHost();
    }
}
