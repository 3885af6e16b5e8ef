Feature: Rules that meet in one sale
  A bad evening at an issuer is never one thing: one card is barred, one terminal, a line is down for two sales and then is back.
  The merchant must be shown each time what holds for this sale, and the next one must go through as soon as nothing bars it.

  @D4
  Scenario: A rule of higher priority comes first, and a rule for two sales ends after two
    Given a terminal ready for sales
    And the host follows the rules "turns"
    When the cardholder taps the second debit card for 12.00
    Then the terminal shows code 62
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal shows code 92
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal shows code 92
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    And everything that was laid down has happened

  @D4
  Scenario: Only the terminal that is meant is refused
    Given two terminals ready for sales
    And the issuer answers the next sale at the second terminal with 58
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When they go on at the second terminal
    And the cardholder taps the everyday debit card for 12.00
    Then the terminal shows code 58
    And everything that was laid down has happened

  @D4
  Scenario: Only the way of paying that is meant is refused
    Given a terminal ready for sales
    And the issuer answers the next sale whose field 22 is "05." with 57
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal shows code 57
    And everything that was laid down has happened

  @D4
  Scenario: An evening that has already moved on
    Given a terminal ready for sales
    And the host follows the rules "bad-evening"
    And the host's scenario "issuer" stands at "back"
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
