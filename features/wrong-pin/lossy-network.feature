Feature: A lossy network is no wrong PIN
  Connections are refused, messages break off, answers come late or twice. Each sale must end in one state only, the terminal's
  journal and the host's must agree on it, and a cardholder must never be told "wrong PIN" for what the network did.

  Background:
    Given a terminal ready for sales

  @A8
  Scenario: The connection is refused
    Given the host refuses connections
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the host cannot be reached
    And the terminal has not said that the PIN is wrong
    And the host has seen no sale
    When the host accepts connections again
    And the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 8.00 ended as approved
    And the terminal's journal agrees with the host's

  @A8
  Scenario: The host refuses connections for a while and comes back by itself
    Given the host refuses connections for 1 second from the next sale on
    When the cardholder taps the everyday debit card for 12.00
    Then the terminal says that no answer came
    When the host has begun to accept connections again by itself
    And the cardholder taps the everyday debit card for 8.00
    Then the terminal approves 8.00
    And the sale of 12.00 ended as never reached
    And the terminal's journal agrees with the host's

  @A8
  Scenario Outline: The request is cut after <bytes> bytes
    Given the network is cut after <bytes> bytes of the next request
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
    And the issuer counts 0 wrong PINs on the everyday debit card
    And the host has seen no sale
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 8.00 ended as approved
    And the terminal's journal agrees with the host's

    Examples:
      | bytes |
      | 0     |
      | 1     |
      | 20    |
      | 120   |

  @A8
  Scenario Outline: The answer is cut after <bytes> bytes
    Given the network is cut after <bytes> bytes of the next answer
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 12.00 was reversed with reason 98
    And the sale of 12.00 ended as reversed
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

    Examples:
      | bytes |
      | 1     |
      | 20    |
      | 90    |

  @A8
  Scenario Outline: <what>
    Given <trouble>
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And a reversal of the sale of 12.00 followed
    And the sale of 12.00 ended as reversed
    And the sale of 8.00 ended as approved
    And the terminal's journal agrees with the host's
    And everything that was laid down has happened

    Examples:
      | what                                  | trouble                                                         |
      | Half an answer comes                  | half the answer to the next sale comes, then the host hangs up  |
      | The host hangs up                     | the host hangs up instead of answering the next sale            |
      | The connection is reset               | the host resets the connection instead of answering the next sale |
      | The answer comes after the time-out   | the answer to the next sale comes 4 seconds late                |
      | The answer never comes                | the answer to the next sale is lost on its way back             |
      | The answer is another's               | the answer to the next sale has a wrong trace number            |

  @A8
  Scenario: An answer that was held back comes when nobody waits for it any more
    Given the answer to the next sale is held back
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the answer that was held back comes
    And the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 12.00 ended as reversed
    And the terminal's journal agrees with the host's

  @A8
  Scenario: An answer that comes twice counts once
    Given the answer to the next sale comes twice
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And 20.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @A8
  Scenario: A request lost on its way never reached the issuer
    Given the next sale is lost on its way to the host
    When the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
    And the sale of 12.00 ended as never reached
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the terminal's journal agrees with the host's

  @A8
  Scenario: The reversal itself is lost and comes again
    Given the answer to the next sale is lost on its way back
    And the answer to the next reversal is lost on its way back
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 12.00 ended as reversed
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @A8
  Scenario: A reversal that is lost on its way to the host is sent until it arrives
    Given the answer to the next sale is lost on its way back
    And the next reversal is lost on its way to the host
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal says that no answer came
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 12.00 ended as reversed
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's
