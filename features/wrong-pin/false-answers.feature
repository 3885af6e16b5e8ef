Feature: False answers are not believed
  An approval that does not belong to the question, or that nobody with the key has made, is none.
  It must be refused, taken back, and after a wrong MAC the terminal must have fresh keys before it sells again.

  Background:
    Given a terminal ready for sales

  @A9
  Scenario: An approval with a wrong MAC is refused, reversed with A0, and the terminal signs in again
    Given the answer to the next sale has a wrong MAC
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the MAC is wrong
    When the cashier asks for a sale
    Then the terminal says that it has to sign in first
    When the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 12.00 was reversed with reason A0
    And the terminal signed in between the reversal of 12.00 and the sale of 8.00
    And the sale of 12.00 ended as reversed
    And the terminal's journal agrees with the host's

  @A9
  Scenario Outline: An approval with a wrong <falsehood> is refused and reversed
    Given the answer to the next sale has a wrong <falsehood>
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the answer cannot be used
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And a reversal of the sale of 12.00 followed
    And the sale of 12.00 ended as reversed
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

    Examples:
      | falsehood       |
      | terminal number |
      | amount          |
      | message type    |

  @A9
  Scenario: Bytes that are no message are no answer
    Given bytes that are no message come instead of the answer to the next sale
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the answer cannot be used
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
    And the sale of 12.00 ended as reversed
    And the terminal's journal agrees with the host's

  @A9
  Scenario: The host asks for a sign-in, and the terminal signs in after the sale
    Given the host asks for a sign-in with its next answer
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    When the cashier acknowledges what the terminal says
    Then the terminal says that it is signed in
    When the cardholder tries to pay 8.00 with the everyday debit card and the right PIN
    Then the terminal approves 8.00
